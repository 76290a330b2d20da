import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import type { Guard } from '../../session'
import { RefusalOfFields } from './errors'
import styles from './Form.module.css'
import { FormFoot } from './FormFoot'
import { LeaveDialog } from './LeaveDialog'
import type { useEdited } from './use-edited'

interface Props<Kept extends { version: number }, Draft extends object> {
  edited: ReturnType<typeof useEdited<Kept, Draft>>
  save: UseMutationResult<Kept, Error, { draft: Draft; ifVersion: number }>
  /** What the server has now. */
  refetch: () => Promise<{ data: Kept | undefined }>
  /** The fields that are shown here, by the server's names. */
  fields: readonly string[]
  /** What the button says, where a page has several forms; "Save" otherwise. */
  label?: string
  /** What is refused as a whole, where the refusal's own words are not enough. */
  words?: string | undefined
  /** What else was said of the fields, such as by a preview. */
  refusal?: Error | null
  /** Where saving has to wait until its agent has shown who they are. */
  guard?: Guard
  aside?: ReactNode
  children: ReactNode
}

/** Something that stays where it is when it is saved: its fields, and what comes with saving them. */
export function EditForm<Kept extends { version: number }, Draft extends object>({
  edited,
  save,
  refetch,
  fields,
  label,
  words,
  refusal = null,
  guard = (what) => what(),
  aside,
  children,
}: Props<Kept, Draft>) {
  const { t } = useTranslation('admin')

  function send(draft: Draft, ifVersion: number) {
    guard(() =>
      save.mutate(
        { draft, ifVersion },
        {
          onSuccess: (kept) => {
            edited.saved(kept)
            toast(t('saved'))
          },
        },
      ),
    )
  }

  async function showTheirs() {
    const { data } = await refetch()
    if (!data) return
    save.reset()
    edited.drop(data)
  }

  async function keepMine() {
    const { data } = await refetch()
    if (data) send(edited.over(data), data.version)
  }

  return (
    <RefusalOfFields value={save.error ?? refusal}>
      <form
        className={styles.form}
        data-alone={!aside || undefined}
        onSubmit={(event) => {
          event.preventDefault()
          send(edited.draft, edited.version)
        }}
      >
        <div className={styles.fields}>{children}</div>
        {aside && <div className={styles.aside}>{aside}</div>}
        <FormFoot
          save={save}
          fields={fields}
          label={label}
          words={words}
          onTheirs={() => void showTheirs()}
          onMine={() => void keepMine()}
        />
      </form>
      <LeaveDialog isChanged={() => edited.isChanged} />
    </RefusalOfFields>
  )
}
