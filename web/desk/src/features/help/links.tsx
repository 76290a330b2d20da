import { Link } from '@tanstack/react-router'
import { createContext, useContext, type ReactNode } from 'react'
import { adminPagesFor } from '../admin'
import { useSession } from '../session'
import type { HelpName } from './catalogue'
import { targetOf } from './page'

interface Following {
  /** In the drawer a page of help opens where one is; in the Support Center its address does. */
  show?: (name: HelpName, part?: string) => void
  /** Before a link leads to another page of the desk. */
  leave?: () => void
}

/** How links of help are followed here. */
export const FollowingLinks = createContext<Following>({})

interface PageLinkProps {
  name: HelpName
  part?: string | undefined
  className?: string | undefined
  children: ReactNode
}

export function PageLink({ name, part, className, children }: PageLinkProps) {
  const { show } = useContext(FollowingLinks)
  return (
    <Link
      to="/help/$page"
      params={{ page: name }}
      className={className}
      {...(part ? { hash: part } : {})}
      {...(show
        ? {
            preload: false,
            onClick: (event) => {
              // with Ctrl and the like it opens elsewhere, as links do
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              show(name, part)
            },
          }
        : {})}
    >
      {children}
    </Link>
  )
}

/** What is written as a link: to another page of help, or to a page of the desk if one may open it. */
export function WrittenLink({ href, children }: { href: string; children: ReactNode }) {
  const { leave } = useContext(FollowingLinks)
  const session = useSession()
  const target = targetOf(href)
  if ('page' in target) return <PageLink name={target.page}>{children}</PageLink>
  const isClosed = target.desk.startsWith('/admin') && !adminPagesFor(session).some(({ to }) => to === target.desk)
  if (isClosed) return <b>{children}</b>
  return (
    <Link to={target.desk} onClick={leave}>
      {children}
    </Link>
  )
}
