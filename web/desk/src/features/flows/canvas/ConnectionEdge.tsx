import { BaseEdge, getSmoothStepPath, Position, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import styles from './Canvas.module.css'
import type { ConnectionEdgeType } from './edges'

/** A line with square turns, its head, and at its beginning the word of its exit. */
export const ConnectionEdge = memo(function ConnectionEdge({
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  selected,
  data,
}: EdgeProps<ConnectionEdgeType>) {
  const [line] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
    borderRadius: 8,
    // along the gap between two rows, above where it goes
    ...(targetPosition === Position.Top && targetY > sourceY ? { centerY: targetY - 16 } : {}),
  })
  const kind = data?.isOnPath ? 'path' : (data?.kind ?? 'go')
  const isRight = sourcePosition === Position.Right
  return (
    <g data-kind={kind} data-selected={selected || undefined} className={styles.connection}>
      <BaseEdge path={line} markerEnd={`url(#flow-head-${kind})`} interactionWidth={20} />
      {data?.word && (
        <text
          x={sourceX + (isRight ? 14 : 10)}
          y={sourceY + (isRight ? -8 : 17)}
          data-kind={data.kind}
          className={styles.word}
        >
          {data.word}
        </text>
      )}
    </g>
  )
})
