import { Handle, Position, type NodeProps } from '@xyflow/react'
import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from '../../../i18n'
import { BlockIcon } from '../icons'
import styles from './Canvas.module.css'
import type { BlockNodeType } from './nodes'

/** A condition or an action: its name, what it is set to, and what is wrong with it. */
export const BlockNode = memo(function BlockNode({ id, data, selected }: NodeProps<BlockNodeType>) {
  const { t } = useTranslation('flows')
  const trouble = data.problem ?? data.warning
  const says = trouble ?? data.summary
  return (
    <>
      <Handle type="target" position={Position.Left} id="in-left" className={styles.in} />
      <Handle type="target" position={Position.Top} id="in-top" className={styles.in} />
      <div
        role="button"
        tabIndex={data.isStop ? 0 : -1}
        aria-label={data.label}
        aria-pressed={selected}
        data-block={id}
        data-role={data.role}
        data-selected={selected || undefined}
        data-problem={data.problem ? true : undefined}
        data-path={data.step > 0 || undefined}
        className={styles.block}
      >
        <span className={styles.tile}>
          <BlockIcon type={data.blockType} role={data.role} />
        </span>
        <span className={styles.texts}>
          <b className="cut">{data.title}</b>
          {says !== null && (
            <span className={styles.says} data-warning={(!data.problem && data.warning) || undefined}>
              {trouble && <TriangleAlert size={12} aria-hidden="true" />}
              <span className="cut">{says || t('not-set')}</span>
            </span>
          )}
        </span>
        {data.isUnapplied && <span className={styles.unapplied} title={t('not-applied')} />}
        {data.step > 0 && <span className={styles.step}>{data.step}</span>}
      </div>
      {data.role === 'condition' ? (
        <>
          <Handle type="source" position={Position.Right} id="yes" className={styles.yes} />
          <Handle type="source" position={Position.Bottom} id="no" className={styles.no} />
        </>
      ) : (
        <>
          <Handle type="source" position={Position.Right} id="next" className={styles.out} />
          <Handle type="source" position={Position.Bottom} id="next-below" className={styles.out} />
        </>
      )}
    </>
  )
})
