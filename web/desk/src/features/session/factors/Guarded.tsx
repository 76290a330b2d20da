import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { twoFactorQuery } from './api/two-factor'
import { useConfirmation } from './Confirmation'

/** Puts off what it is given until its agent has shown who they are. */
export type Guard = (what: () => void) => void

/** For pages of other features that make or change something which outlasts the session. */
function Guarded({ children }: { children: (guard: Guard) => ReactNode }) {
  const { data: own } = useQuery(twoFactorQuery)
  const { guard, dialog } = useConfirmation(own)
  return (
    <>
      {children(guard)}
      {dialog}
    </>
  )
}

export default Guarded
