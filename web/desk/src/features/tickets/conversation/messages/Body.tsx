import { lazyPart } from '@svara/ui'
import type { Message } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useMemo } from 'react'
import { agentsQuery } from '../../api/agents'
import { simpleBody } from './simple-body'
import styles from './Body.module.css'

const MailFrame = lazyPart(() => import('./MailFrame').then((module) => ({ default: module.MailFrame })))

/** What was written. Plain words stand in the desk's own type; whatever has a look of its own stands in a frame. */
export function Body({ message, author }: { message: Message; author: string }) {
  const { data: agents } = useQuery(agentsQuery)
  const simple = useMemo(
    () => simpleBody(message.html, message.kind === 'note' ? agents?.map((agent) => agent.name) : undefined),
    [message.html, message.kind, agents],
  )
  if (simple)
    return (
      <div className={styles.text} dir="auto">
        {simple}
      </div>
    )
  return (
    <Suspense fallback={<div style={{ minHeight: 120 }} />}>
      <MailFrame message={message} author={author} />
    </Suspense>
  )
}
