import { numberFormat, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AtSign, CircleUserRound, Inbox, UserRoundX } from 'lucide-react'
import { localeOf, useTranslation } from '../../i18n'
import { filtersQuery } from '../tickets'
import styles from './Counters.module.css'

const SHOWN = [
  { id: 'my-unsolved', Icon: CircleUserRound },
  { id: 'unassigned', Icon: UserRoundX },
  { id: 'mentions', Icon: AtSign },
  { id: 'all-unsolved', Icon: Inbox },
] as const

/** How much there is, each leading there. */
export function Counters() {
  const { t, i18n } = useTranslation('home')
  const { data } = useQuery(filtersQuery)
  const written = numberFormat(localeOf(i18n.language))
  return (
    <ul className={styles.counters} aria-label={t('counters')}>
      {SHOWN.map(({ id, Icon }) => {
        const filter = data?.find((found) => found.id === id)
        return (
          <li key={id}>
            <Link to="/tickets/$filter" params={{ filter: id }} className={styles.counter}>
              <span className={styles.number}>
                {data ? (
                  `${written.format(filter?.count ?? 0)}${filter?.capped ? '+' : ''}`
                ) : (
                  <Skeleton width={28} height={20} />
                )}
              </span>
              <span className={styles.word}>
                <Icon size={15} aria-hidden="true" />
                {t(`counter.${id}`)}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
