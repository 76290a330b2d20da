import { Handle, Position, type NodeProps } from '@xyflow/react'
import { Mail } from 'lucide-react'
import { memo } from 'react'
import { ENTRY } from '../graph/graph'
import styles from './Canvas.module.css'
import type { EntryNodeType } from './nodes'

/** Where the flow begins. */
export const EntryNode = memo(function EntryNode({ data, selected }: NodeProps<EntryNodeType>) {
  return (
    <>
      <div
        role="button"
        tabIndex={data.isStop ? 0 : -1}
        aria-label={data.label}
        aria-pressed={selected}
        data-block={ENTRY}
        data-selected={selected || undefined}
        data-path={data.isOnPath || undefined}
        className={styles.entry}
      >
        <Mail size={15} aria-hidden="true" />
        <span className="cut">{data.title}</span>
      </div>
      <Handle type="source" position={Position.Bottom} id="next" className={styles.out} />
    </>
  )
})
