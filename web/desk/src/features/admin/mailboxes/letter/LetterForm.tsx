import { useDebouncedValue } from '@mantine/hooks'
import type { Mailbox, MailboxLetter } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { EditForm } from '../../page/EditForm'
import { NotLoaded } from '../../page/NotLoaded'
import { useEdited } from '../../page/use-edited'
import { letterDraft, letterQuery, type LetterDraft } from '../api/letter'
import { letterPreviewQuery, type PreviewKind } from '../api/letter-preview'
import { useSaveLetter } from '../api/save-letter'
import { Preview } from './Preview'
import styles from './Preview.module.css'
import { written } from './samples'

const PAUSE_MILLIS = 400

export interface LetterFields {
  letter: LetterDraft
  tags: MailboxLetter['tags']
  /** Grows when the texts came from elsewhere than from their fields. */
  revision: number
  change: (part: Partial<LetterDraft>) => void
}

interface Props {
  mailbox: Mailbox
  /** The fields that are shown, by the server's names. */
  fields: readonly string[]
  /** Which mail to show of such a letter; none where it says nothing. */
  previewed: (letter: LetterDraft) => PreviewKind | null
  /** Beside the preview: which of several is shown. */
  renderChoice?: (letter: LetterDraft) => ReactNode
  /** Below the preview. */
  renderBelow?: (letter: LetterDraft) => ReactNode
  children: (fields: LetterFields) => ReactNode
}

/** A part of how a mailbox writes, with a mail of it beside. */
export function LetterForm(props: Props) {
  const { data, error, refetch } = useQuery(letterQuery(props.mailbox.id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={480} />
  return <Form {...props} kept={data} refetch={refetch} />
}

function Form({
  mailbox: { id },
  fields,
  previewed,
  renderChoice,
  renderBelow,
  children,
  kept,
  refetch,
}: Props & { kept: MailboxLetter; refetch: () => Promise<{ data: MailboxLetter | undefined }> }) {
  const { t } = useTranslation('mailboxes')
  const edited = useEdited(kept, letterDraft)
  const save = useSaveLetter(id)
  const { draft } = edited
  const [settled] = useDebouncedValue(draft, PAUSE_MILLIS)
  const kind = previewed(draft)
  const preview = useQuery({
    ...letterPreviewQuery(id, settled, kind ?? 'first', written(t('preview-words'))),
    enabled: kind !== null,
  })

  function change(part: Partial<LetterDraft>) {
    save.reset()
    edited.change(part)
  }

  return (
    <EditForm
      edited={edited}
      save={save}
      refetch={refetch}
      fields={fields}
      refusal={preview.error}
      aside={
        <div className={styles.aside}>
          <Preview preview={kind ? preview.data : undefined} isWrong={preview.isError} isEmpty={!kind}>
            {renderChoice?.(draft)}
          </Preview>
          {renderBelow?.(draft)}
        </div>
      }
    >
      {children({ letter: draft, tags: kept.tags, revision: edited.revision, change })}
    </EditForm>
  )
}
