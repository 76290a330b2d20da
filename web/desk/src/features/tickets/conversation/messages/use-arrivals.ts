import type { Message } from '@svara/api'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from '../../../../i18n'
import { useSession } from '../../../session'
import { useNames } from '../../properties/names'
import type { Order } from './use-order'

/**
 * What comes in while the conversation is open. It does not move what one reads: a button leads to it, and it is said
 * aloud. One's own message is gone to at once.
 */
export function useArrivals(scroller: RefObject<HTMLElement | null>, messages: Message[], order: Order) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const names = useNames()
  const known = useRef(new Set(messages.map((message) => message.id)))
  const [waiting, setWaiting] = useState<string[]>([])
  const [announced, setAnnounced] = useState('')

  useEffect(() => {
    const fresh = messages.filter((message) => !known.current.has(message.id))
    if (fresh.length === 0) return
    for (const message of fresh) known.current.add(message.id)
    const foreign = fresh.filter((message) => message.agentId !== agent.id)
    const own = fresh.find((message) => message.agentId === agent.id)
    if (own) cardOf(own.id)?.scrollIntoView({ block: 'nearest' })
    if (foreign.length === 0) return
    const last = foreign.at(-1)!
    const from = last.agentId ? names.agent(last.agentId) : last.from?.name || last.from?.email
    setAnnounced(t('new-message-from', { name: from ?? '' }))
    setWaiting((before) => [...before, ...foreign.map((message) => message.id)])
  }, [messages, agent.id, names, t])

  useEffect(() => {
    if (waiting.length === 0) return
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target.id)
        if (seen.length > 0) setWaiting((before) => before.filter((id) => !seen.includes(`message-${id}`)))
      },
      { root: scroller.current, rootMargin: '0px 0px -32px 0px' },
    )
    for (const id of waiting) {
      const card = cardOf(id)
      if (card) watch.observe(card)
    }
    return () => watch.disconnect()
  }, [waiting, scroller])

  return {
    unseen: waiting.length,
    announced,
    show: () => {
      const first = order === 'oldest' ? waiting[0] : waiting.at(-1)
      cardOf(first!)?.scrollIntoView({ block: 'start', behavior: 'smooth' })
      scroller.current?.focus({ preventScroll: true })
      setWaiting([])
    },
  }
}

function cardOf(id: string) {
  return document.getElementById(`message-${id}`)
}
