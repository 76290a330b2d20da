import { Button, Menu } from '@mantine/core'
import { IconButton, Time } from '@svara/ui'
import { Ellipsis, History, Play, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n'
import type { Published, Revision } from './api/types'
import styles from './FlowEditor.module.css'
import type { DraftState } from './keeper'
import { Saved } from './panels/Notices'

interface Props {
  title: string
  state: DraftState
  published: Published | null
  /** What the draft does otherwise than what runs. */
  changes: number
  /** Looked at instead of the draft. */
  revision: Revision | null
  isSimulating: boolean
  isRestoring: boolean
  canCopy: boolean
  /** What is wrong with the draft, as a menu. */
  problems: ReactNode
  onStep: (act: 'undo' | 'redo') => void
  onRevisions: () => void
  onSimulate: () => void
  onRestore: (revision: number) => void
  onToDraft: () => void
  onPublish: () => void
  onArrange: () => void
  onSelectAll: () => void
  onCopy: () => void
  onPaste: () => void
  onExport: () => void
  onImport: () => void
}

/** What this flow is, how far it is, and what can be done with all of it. */
export function EditorBar(props: Props) {
  const { title, state, published, changes, revision, isSimulating, isRestoring, problems } = props
  const { onStep, onRevisions, onSimulate, onRestore, onToDraft, onPublish } = props
  const { t } = useTranslation('flows')
  return (
    <header className={styles.bar}>
      <h1>{title}</h1>
      {revision ? (
        <span className={styles.draft}>{t('revision', { number: revision.revision })}</span>
      ) : (
        <>
          {changes > 0 && <span className={styles.draft}>{t('draft')}</span>}
          <span className={styles.what}>
            {published ? (
              <>
                {t(changes > 0 ? 'changes-since' : 'same-as', { count: changes, number: published.revision })}{' '}
                <Time at={published.publishedAt} />
              </>
            ) : (
              t('never-published')
            )}
          </span>
          <Saved state={state} />
        </>
      )}
      <div className={styles.acts}>
        {!revision && (
          <>
            <IconButton
              label={t('undo')}
              keys="mod+z"
              disabled={state.past.before.length === 0}
              onClick={() => onStep('undo')}
            >
              <Undo2 size={16} />
            </IconButton>
            <IconButton
              label={t('redo')}
              keys="mod+Shift+z"
              disabled={state.past.after.length === 0}
              onClick={() => onStep('redo')}
            >
              <Redo2 size={16} />
            </IconButton>
            {problems}
          </>
        )}
        <Button variant="default" leftSection={<History size={15} aria-hidden="true" />} onClick={onRevisions}>
          {t('revisions')}
        </Button>
        <Button
          variant="default"
          aria-expanded={isSimulating}
          leftSection={<Play size={15} aria-hidden="true" />}
          onClick={onSimulate}
        >
          {t('simulate')}
        </Button>
        {revision ? (
          <>
            <Button variant="default" loading={isRestoring} onClick={() => onRestore(revision.revision)}>
              {t('restore')}
            </Button>
            <Button onClick={onToDraft}>{t('to-draft')}</Button>
          </>
        ) : (
          <Button disabled={changes === 0 && published !== null} onClick={onPublish}>
            {t('publish', { number: (published?.revision ?? 0) + 1 })}
          </Button>
        )}
        <More {...props} />
      </div>
    </header>
  )
}

function More(props: Props) {
  const { revision, canCopy, onArrange, onSelectAll, onCopy, onPaste, onExport, onImport } = props
  const { t } = useTranslation('flows')
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <IconButton label={t('more')}>
          <Ellipsis size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {!revision && <Menu.Item onClick={onArrange}>{t('tidy')}</Menu.Item>}
        <Menu.Item onClick={onSelectAll}>{t('select-all')}</Menu.Item>
        <Menu.Item disabled={!canCopy} onClick={onCopy}>
          {t('copy')}
        </Menu.Item>
        {!revision && <Menu.Item onClick={onPaste}>{t('paste')}</Menu.Item>}
        <Menu.Item onClick={onExport}>{t('export')}</Menu.Item>
        {!revision && <Menu.Item onClick={onImport}>{t('import')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
