import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reason } from '../../../toast'
import { twoFactorQuery } from './api/two-factor'
import { AppFactor } from './AppFactor'
import { useConfirmation } from './Confirmation'
import { EmailFactor } from './EmailFactor'
import styles from './Factors.module.css'
import { FreshCodes, RecoveryCodes } from './RecoveryCodes'
import { Passkeys } from './Passkeys'

/** What one proves besides the password, each with the way to set it up and to turn it off. */
export function Factors() {
  const { data: own, error } = useQuery(twoFactorQuery)
  const { guard, dialog } = useConfirmation(own)
  const [codes, setCodes] = useState<string[] | null>(null)
  if (error && !own) return <p role="alert">{reason(error)}</p>
  if (!own) return <Skeleton width="100%" height={200} />
  const isOn = Boolean(own.appSince || own.emailSince || own.passkeys.length > 0)
  const shared = { own, guard, onCodes: setCodes }
  return (
    <div className={styles.factors}>
      {codes && <FreshCodes codes={codes} onKept={() => setCodes(null)} />}
      <AppFactor {...shared} />
      <Passkeys {...shared} />
      <EmailFactor {...shared} />
      {isOn && !codes && <RecoveryCodes {...shared} />}
      {dialog}
    </div>
  )
}

export default Factors
