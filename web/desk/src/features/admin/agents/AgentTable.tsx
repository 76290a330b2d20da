import { Checkbox, Tooltip } from '@mantine/core'
import type { AdminAgent, AdminAgents } from '@svara/api'
import { Avatar, Time } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, Key } from 'lucide-react'
import { memo, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { permissionName } from '../access/permission-name'
import styles from './AgentTable.module.css'
import type { Column, Order } from './rows'

/** So many are simply drawn: the browser's own search finds them. */
const SIMPLY_DRAWN = 150
const ROW_HEIGHT = 52

interface Props {
  agents: AdminAgent[]
  groups: AdminAgents['groups']
  levels: AdminAgents['licenceLevels']
  order: Order
  onOrder: (order: Order) => void
  open: string | undefined
  /** undefined: nothing can be done with several. */
  chosen: ReadonlySet<string> | undefined
  onChoose: (chosen: ReadonlySet<string>) => void
}

export function AgentTable({ agents, groups, levels, order, onOrder, open, chosen, onChoose }: Props) {
  const { t } = useTranslation('agents')
  const names = useMemo(() => new Map(groups.map(({ id, name }) => [id, name])), [groups])
  const levelNames = useMemo(() => new Map(levels.map(({ id, name }) => [id, name])), [levels])
  const chosenHere = agents.filter(({ id }) => chosen?.has(id)).length
  const table = useRef<HTMLDivElement>(null)
  const isLong = agents.length > SIMPLY_DRAWN
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const rows = useVirtualizer({
    count: agents.length,
    enabled: isLong,
    getScrollElement: () => table.current?.closest('main') ?? null,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => agents[index]!.id,
    scrollMargin: table.current?.offsetTop ?? 0,
    overscan: 10,
  })
  const drawn = isLong
    ? rows.getVirtualItems().map(({ index, start }) => ({ index, top: start - rows.options.scrollMargin }))
    : agents.map((_, index) => ({ index, top: undefined }))

  function toggle(id: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    onChoose(next)
  }

  return (
    <div
      role="table"
      aria-label={t('title')}
      aria-rowcount={agents.length + 1}
      className={styles.table}
      data-choosing={chosen ? true : undefined}
      data-beside={open ? true : undefined}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={styles.head}>
          {chosen && (
            <div role="columnheader" className={styles.check}>
              <Checkbox
                size="xs"
                aria-label={t('choose-all')}
                checked={chosenHere === agents.length}
                indeterminate={chosenHere > 0 && chosenHere < agents.length}
                onChange={({ currentTarget }) =>
                  onChoose(new Set(currentTarget.checked ? agents.map(({ id }) => id) : []))
                }
              />
            </div>
          )}
          <Header column="name" order={order} onOrder={onOrder} />
          <Header column="department" order={order} onOrder={onOrder} />
          <Header column="office" order={order} onOrder={onOrder} />
          <div role="columnheader" className={styles.groups}>
            {t('groups')}
          </div>
          <div role="columnheader" className={styles.key}>
            {t('permissions')}
          </div>
          <div role="columnheader" className={styles.mfa}>
            {t('two-factor')}
          </div>
          <Header column="active" order={order} onOrder={onOrder} />
        </div>
      </div>
      <div
        role="rowgroup"
        ref={table}
        className={styles.body}
        style={isLong ? { height: rows.getTotalSize() } : undefined}
      >
        {drawn.map(({ index, top }) => {
          const agent = agents[index]!
          return (
            <Row
              key={agent.id}
              agent={agent}
              index={index}
              top={top}
              level={levelNames.get(agent.licenceLevelId ?? '')}
              groupNames={agent.groupIds.map((id) => names.get(id) ?? '').join(', ')}
              isOpen={agent.id === open}
              choice={
                chosen && (
                  <Checkbox
                    size="xs"
                    aria-label={t('choose', { name: agent.name })}
                    checked={chosen.has(agent.id)}
                    onChange={({ currentTarget }) => toggle(agent.id, currentTarget.checked)}
                  />
                )
              }
            />
          )
        })}
      </div>
    </div>
  )
}

function Header({ column, order, onOrder }: { column: Column } & Pick<Props, 'order' | 'onOrder'>) {
  const { t } = useTranslation('agents')
  const isHere = order.by === column
  const Arrow = order.down ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={isHere ? (order.down ? 'descending' : 'ascending') : 'none'}
      className={styles[column]}
    >
      <button type="button" onClick={() => onOrder({ by: column, down: isHere ? !order.down : column === 'active' })}>
        {t(`column.${column}`)}
        {isHere && <Arrow size={12} aria-hidden="true" />}
      </button>
    </div>
  )
}

interface RowProps {
  agent: AdminAgent
  index: number
  /** px below the first; undefined: where it comes. */
  top: number | undefined
  level: string | undefined
  groupNames: string
  isOpen: boolean
  choice: ReactNode
}

const Row = memo(function Row({ agent, index, top, level, groupNames, isOpen, choice }: RowProps) {
  const { t } = useTranslation('agents')
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-open={isOpen || undefined}
      style={top === undefined ? undefined : { position: 'absolute', transform: `translateY(${top}px)` }}
    >
      {choice && (
        <div role="cell" className={styles.check}>
          {choice}
        </div>
      )}
      <div role="cell" className={styles.name}>
        <Avatar name={agent.name} size={32} picture={agent.picture} />
        <span className={styles.who}>
          <Link
            to="/admin/agents/$agent"
            params={{ agent: agent.id }}
            dir="auto"
            aria-current={isOpen ? 'true' : undefined}
          >
            {agent.name}
          </Link>
          <span className={styles.under}>
            <span className={styles.email}>{agent.email}</span>
            {level && <span className={styles.level}>{` · ${level}`}</span>}
          </span>
        </span>
      </div>
      <div role="cell" className={styles.department} dir="auto">
        {agent.department}
      </div>
      <div role="cell" className={styles.office}>
        {t(`office.${agent.office as 'front' | 'back'}`)}
      </div>
      <div role="cell" className={styles.groups} title={groupNames}>
        {groupNames}
      </div>
      <div role="cell" className={styles.key}>
        <Permissions agent={agent} />
      </div>
      <div role="cell" className={styles.mfa} data-none={agent.twoFactor === 'none' || undefined}>
        {wordFor('agents:factor.', agent.twoFactor)}
      </div>
      <div role="cell" className={styles.active}>
        {agent.lastActiveAt ? <Time at={agent.lastActiveAt} /> : t('never')}
      </div>
    </div>
  )
})

/** Black: has some; grey: none. Pointing at it, or the focus, lists them (ORG-6). */
function Permissions({ agent: { name, superadmin, permissions } }: { agent: AdminAgent }) {
  const { t } = useTranslation('agents')
  const has = superadmin || permissions.length > 0
  const words = superadmin
    ? [t('superadmin')]
    : permissions.length > 0
      ? permissions.map(permissionName)
      : [t('no-permissions')]
  return (
    <Tooltip
      events={{ hover: true, focus: true, touch: true }}
      label={
        <ul>
          {words.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      }
    >
      <button
        type="button"
        className={styles.keys}
        data-has={has || undefined}
        aria-label={
          superadmin
            ? t('key-superadmin', { name })
            : t('key', { name, count: permissions.length, list: permissions.map(permissionName).join(', ') })
        }
      >
        <Key size={16} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
