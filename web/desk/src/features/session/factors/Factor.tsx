import { Button } from '@mantine/core'
import type { TwoFactor } from '@svara/api'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import styles from './Factors.module.css'

export interface FactorProps {
  own: TwoFactor
  /** Does what is given once its owner has shown who they are, if that is too long ago. */
  guard: (change: () => void) => void
  /** Recovery codes that are shown this once. */
  onCodes: (codes: string[] | null) => void
}

/** One way to prove who one is: whether it is on, and what can be done about it. */
export function Factor({
  name,
  what,
  mark,
  isOn,
  children,
}: {
  name: string
  what: string
  mark?: string | undefined
  isOn: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('factors')
  return (
    <section className={styles.factor} aria-label={name}>
      <header>
        <h3>
          {name} {mark && <span className={styles.mark}>{mark}</span>}
        </h3>
        <span className={styles.state} data-on={isOn || undefined}>
          {t(isOn ? 'on' : 'off')}
        </span>
      </header>
      <p className={styles.what}>{what}</p>
      {children}
    </section>
  )
}

/** Something that is asked for twice. */
export function Twice({
  label,
  really,
  spoken,
  loading,
  onDo,
}: {
  label: string
  really: string
  spoken: string
  loading: boolean
  onDo: () => void
}) {
  const { t } = useTranslation('factors')
  const [asks, setAsks] = useState(false)
  return (
    <>
      {asks && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsks(false)}>
          {t('cancel')}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={loading}
        aria-label={asks ? `${really}: ${spoken}` : `${label}: ${spoken}`}
        onClick={() => {
          if (asks) onDo()
          setAsks(!asks)
        }}
      >
        {asks ? really : label}
      </Button>
    </>
  )
}
