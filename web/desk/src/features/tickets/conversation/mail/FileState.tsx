import type { Attachment } from '@svara/api'
import { useQueryClient } from '@tanstack/react-query'
import { Hourglass, ShieldCheck, ShieldQuestion, ShieldX, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import styles from './FileState.module.css'

const ICONS = { waiting: Hourglass, clean: ShieldCheck, infected: ShieldX, unchecked: ShieldQuestion } as const
const SOON = 4_000
const LATER = 60_000

/** What the virus checker says of a file, and whether it is one that runs. */
export default function FileState({ file }: { file: Attachment }) {
  const { t } = useTranslation('mail')
  useAnswer(file)
  const { scan } = file
  const Icon = scan ? (ICONS[scan.state as keyof typeof ICONS] ?? ShieldQuestion) : undefined
  return (
    <>
      {file.risky && scan?.state !== 'infected' && (
        <small className={styles.state} data-state="risky">
          <TriangleAlert size={12} aria-hidden="true" /> {t('risky')}
        </small>
      )}
      {scan && Icon && (
        <small className={styles.state} data-state={scan.state} title={detail(scan.state, scan.detail)}>
          <Icon size={12} aria-hidden="true" /> {wordFor('mail:scan.', scan.state)}
        </small>
      )}
    </>
  )
}

function detail(state: string, said: string | null | undefined) {
  if (!said) return undefined
  return state === 'infected' ? said : wordFor('mail:unchecked.', said)
}

/** No open screen is told when a file turns out to be clean: it asks until it knows. */
function useAnswer(file: Attachment) {
  const queries = useQueryClient()
  const state = file.scan?.state
  const isAway = file.scan?.detail === 'unreachable'
  const pause = state === 'waiting' ? SOON : isAway ? LATER : undefined
  useEffect(() => {
    if (!pause) return
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['tickets', 'messages'] }), pause)
    return () => clearInterval(timer)
  }, [pause, queries])
}
