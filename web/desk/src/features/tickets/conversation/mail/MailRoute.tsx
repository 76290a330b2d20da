import type { MailHop } from '@svara/api'
import { Time } from '@svara/ui'
import { Lock, LockOpen } from 'lucide-react'
import { localeOf, useTranslation } from '../../../../i18n'
import styles from './MailDetails.module.css'

/** From server to server, in the order of travel. */
export function MailRoute({ hops }: { hops: MailHop[] }) {
  const { t } = useTranslation('mail')
  if (hops.length === 0) return <p className={styles.hint}>{t('no-route')}</p>
  return (
    <>
      <p className={styles.hint}>{t('route-hint')}</p>
      <ol className={styles.route}>
        {hops.map((hop, place) => (
          <Hop key={place} hop={hop} />
        ))}
      </ol>
    </>
  )
}

function Hop({ hop }: { hop: MailHop }) {
  const { t } = useTranslation('mail')
  const delay = useDelay(hop.delaySeconds)
  const Padlock = hop.encrypted ? Lock : LockOpen
  return (
    <li data-own={hop.own || undefined}>
      <p className={styles.by}>
        <b dir="auto">{hop.own ? t('here') : (hop.by ?? t('unknown-server'))}</b>
        {hop.at && <Time at={hop.at} />}
        {delay && <span className="tabular">{delay}</span>}
      </p>
      {hop.from && (
        <p className={styles.from} dir="auto">
          {t('from-server', { name: hop.from })}
        </p>
      )}
      <p className={styles.meta}>
        <Padlock size={13} aria-hidden="true" /> {t(hop.encrypted ? 'encrypted' : 'not-encrypted')}
        {hop.protocol && ` · ${hop.protocol}`}
      </p>
    </li>
  )
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** In its largest unit; clocks that disagree by some seconds are not worth a word. */
function useDelay(seconds: number | null) {
  const { t, i18n } = useTranslation('mail')
  if (seconds === null || Math.abs(seconds) < 1) return ''
  if (seconds < 0) return t('clock-ahead')
  const [unit, length] = UNITS.find(([, one]) => seconds >= one) ?? UNITS[3]
  const amount = new Intl.NumberFormat(localeOf(i18n.language), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: seconds / length < 10 && length > 1 ? 1 : 0,
  }).format(seconds / length)
  return t('after', { amount })
}
