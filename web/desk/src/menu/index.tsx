import type { MenuProps } from '@mantine/core'
import { Refusal } from '@svara/api'
import { useEffect, useId, useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'
import type { MouseEvent, SyntheticEvent } from 'react'
import { useTranslation } from '../i18n'
import { toastRefusal } from '../toast'

/** What a menu's button needs beside its own name and look. */
export interface MenuButton {
  id: string
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onPointerEnter: () => void
  onFocus: () => void
  onBlur: () => void
  onClick: (event: MouseEvent<HTMLElement>) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

interface Props<P> extends Pick<MenuProps, 'position' | 'width'> {
  /** Fetches what stands in the menu, items of Mantine's Menu. The same function each time. */
  load: () => Promise<{ default: ComponentType<P> }>
  /** What these items need to know. */
  about: P
  /** The button that it hangs from. */
  children: (button: MenuButton) => ReactNode
}

const QUIET_MILLIS = 1_000

/**
 * A menu of the first view, of which only the button is there at first. The rest comes in a quiet moment, or when one
 * reaches for the button; if one is quicker, it opens when it comes, unless one has turned away.
 */
export function MenuOnDemand<P extends object>({ load, about, children, ...place }: Props<P>) {
  const { t } = useTranslation()
  const id = useId()
  const [parts, setParts] = useState<Parts<P>>()
  const [from, hangFrom] = useState<HTMLElement>()
  const [isWanted, want] = useState(false)
  useFetchedAhead(load)
  const isOpen = isWanted && parts !== undefined

  async function open({ currentTarget }: SyntheticEvent<HTMLElement>) {
    hangFrom(currentTarget)
    want(true)
    try {
      setParts(await fetchParts(load))
    } catch {
      want(false)
      toastRefusal(t('could-not-load'), new Refusal({ code: 'offline', status: 0 }))
    }
  }

  const reach = () => fetchAhead(load)
  return (
    <>
      {children({
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? `${id}-dropdown` : undefined,
        onPointerEnter: reach,
        onFocus: reach,
        onBlur: () => isOpen || want(false),
        onClick: (event) => (isWanted ? want(false) : void open(event)),
        onKeyDown: (event) => {
          if (event.key === 'Escape') want(false)
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          void open(event)
        },
      })}
      {parts && from && (
        <parts.HangingMenu id={id} from={from} opened={isWanted} onChange={want} {...place}>
          <parts.Items {...about} />
        </parts.HangingMenu>
      )}
    </>
  )
}

type Parts<P> = Awaited<ReturnType<typeof fetchParts<P>>>

async function fetchParts<P>(load: Props<P>['load']) {
  const [{ HangingMenu }, { default: Items }] = await Promise.all([import('./HangingMenu'), load()])
  return { HangingMenu, Items }
}

/** If it cannot be fetched, the click tries again, and tells. */
function fetchAhead<P>(load: Props<P>['load']) {
  fetchParts(load).catch(() => {})
}

function useFetchedAhead<P>(load: Props<P>['load']) {
  useEffect(() => {
    const timer = setTimeout(() => fetchAhead(load), QUIET_MILLIS)
    return () => clearTimeout(timer)
  }, [load])
}
