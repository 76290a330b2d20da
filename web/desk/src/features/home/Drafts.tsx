import { Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LockKeyhole, MailPlus, Reply } from 'lucide-react'
import { useTranslation } from '../../i18n'
import type { Draft } from '@svara/api'
import { wordFor } from '../../i18n/words'
import { draftsQuery } from './api/drafts'
import { Card, CardText } from './Card'
import styles from './Drafts.module.css'

const ICONS: Record<string, typeof Reply> = { reply: Reply, note: LockKeyhole, new: MailPlus }
const MOST = 5

/** What was begun and not sent; opening the ticket has it in the composer again. */
export function Drafts() {
  const { t } = useTranslation('home')
  const { data, isPending } = useQuery(draftsQuery)
  return (
    <Card title={t('drafts')}>
      {isPending && (
        <div className={styles.placeholder} aria-hidden="true">
          <Skeleton width="70%" />
          <Skeleton width="50%" />
        </div>
      )}
      {!isPending && !data?.length && <CardText>{t('drafts-empty')}</CardText>}
      {data && data.length > 0 && (
        <ul>
          {data.slice(0, MOST).map((draft) => (
            <Row key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ draft }: { draft: Draft }) {
  const Icon = ICONS[draft.kind] ?? MailPlus
  const content = (
    <>
      <Icon size={15} aria-hidden="true" />
      <span className={styles.subject} dir="auto">
        <span className="visually-hidden">{wordFor('home:draft.', draft.kind)}: </span>
        {draft.subject || wordFor('home:draft.', draft.kind)}
      </span>
      <Time at={draft.updatedAt} className={styles.time} />
      <span className={styles.words} dir="auto">
        {wordsOf(draft.html)}
      </span>
    </>
  )
  return (
    <li>
      {draft.ticketId ? (
        <Link
          to="/tickets/$filter/$ticket"
          params={{ filter: 'all-open', ticket: draft.ticketId }}
          className={styles.row}
        >
          {content}
        </Link>
      ) : (
        <Link to="/tickets/$filter/$ticket" params={{ filter: 'all-unsolved', ticket: 'new' }} className={styles.row}>
          {content}
        </Link>
      )}
    </li>
  )
}

/** The first words, without the markup; read in a document of its own, where nothing of it is loaded or run. */
function wordsOf(html: string) {
  const page = new DOMParser().parseFromString(html.replaceAll(/<\/(p|div|li|br)>|<br>/g, ' $&'), 'text/html')
  return (page.body.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}
