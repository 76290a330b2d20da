import { Button } from '@mantine/core'
import { Refusal } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { useWayToRequired } from '../../details/wanted-field'
import type { DraftKeeper, DraftState, News } from '../draft/keeper'
import styles from '../Notice.module.css'

/** Fields whose refusal stands beside them. */
const AT_FIELD = new Set(['to', 'cc', 'bcc'])

/** Why it did not leave, and what one can do. Nothing that was written is lost by any of it. */
export function TroubleNotice({
  keeper,
  state,
  onAttach,
}: {
  keeper: DraftKeeper
  state: DraftState
  onAttach: () => void
}) {
  const { t } = useTranslation('composer')
  const { trouble } = state
  if (!trouble) return null
  switch (trouble.kind) {
    case 'changed':
      return <Changed keeper={keeper} news={trouble.news} onAgain={trouble.again} />
    case 'no-file':
      return (
        <div className={styles.notice} role="alert">
          <p>{t('no-file')}</p>
          <div className={styles.acts}>
            <Button size="compact-sm" variant="default" onClick={onAttach}>
              {t('attach')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={trouble.again}>
              {t('send-without')}
            </Button>
          </div>
        </div>
      )
    case 'refused':
      return isAtField(trouble.refusal) ? null : (
        <div className={styles.notice} data-tone="danger" role="alert">
          <p>{t('refused', { reason: reason(trouble.refusal) })}</p>
          <ToField ticket={keeper.place.ticketId} refusal={trouble.refusal} />
        </div>
      )
    case 'nobody':
    case 'no-subject':
    case 'flawed':
      // said at the field
      return null
    default:
      return (
        <p className={styles.notice} role="alert">
          {t(`trouble.${trouble.kind}`)}
        </p>
      )
  }
}

function Changed({ keeper, news, onAgain }: { keeper: DraftKeeper; news: News[]; onAgain: () => void }) {
  const { t } = useTranslation('composer')
  return (
    <div className={styles.notice} role="alert">
      <p>
        <b>{t('changed-since')}</b>
      </p>
      <ul className={styles.news}>
        {news.map((one, place) => (
          <li key={place}>
            {t(`news.${one.kind}`, { who: one.who, what: one.what })}
            {(one.kind === 'message' || one.kind === 'note') && (
              <blockquote className={styles.words}>{one.what}</blockquote>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button
          size="compact-sm"
          onClick={() => {
            keeper.trouble(null)
            document.getElementById('conversation')?.focus()
          }}
        >
          {t('read-first')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t('send-anyway')}
        </Button>
      </div>
    </div>
  )
}

function isAtField(refusal: unknown) {
  return refusal instanceof Refusal && (refusal.problem.errors ?? []).some((error) => AT_FIELD.has(error.field))
}

/** What the server has against one field of what was sent. */
export function refusalAt(state: DraftState, field: string) {
  if (state.trouble?.kind !== 'refused') return undefined
  const { refusal } = state.trouble
  if (!(refusal instanceof Refusal)) return undefined
  return refusal.problem.errors?.find((error) => error.field === field || error.field.startsWith(`${field}[`))?.message
}

/** Leads to what is to be filled in before the ticket can be solved. */
function ToField({ ticket, refusal }: { ticket: string | null; refusal: unknown }) {
  const { t } = useTranslation('composer')
  const wayToRequired = useWayToRequired()
  const run = ticket && wayToRequired(ticket, refusal)
  if (!run) return null
  return (
    <div className={styles.acts}>
      <Button size="compact-sm" variant="default" onClick={run}>
        {t('to-field')}
      </Button>
    </div>
  )
}
