import { Button } from '@mantine/core'
import { Refusal } from '@svara/api'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { fieldErrors, isWithin } from './errors'
import styles from './Form.module.css'

interface Props {
  save: { error: Error | null; isPending: boolean }
  /** What the button says; "Save" otherwise. */
  label?: string | undefined
  /** Drop what is here and show what the server has now. */
  onTheirs?: (() => void) | undefined
  /** Save what is here all the same. */
  onMine: () => void
  /** The fields that say for themselves what is wrong with them; all where it is not said. */
  fields?: readonly string[]
  /** In words, where the refusal's own are not enough. */
  words?: string | undefined
  /** What can be done besides. */
  children?: ReactNode
}

/** Below all that is edited: the button that saves it, and why it was not saved. */
export function FormFoot({ save, label, onTheirs, onMine, fields, words, children }: Props) {
  const { t } = useTranslation('admin')
  return (
    <footer className={styles.foot}>
      <div role="alert" className={styles.alert}>
        {save.error && (
          <Refused refusal={save.error} onTheirs={onTheirs} onMine={onMine} fields={fields} words={words} />
        )}
      </div>
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending}>
          {label ?? t('save')}
        </Button>
        {children}
      </div>
    </footer>
  )
}

/** Why it was not saved, and what can be done about it. */
function Refused({
  refusal,
  onTheirs,
  onMine,
  fields,
  words,
}: { refusal: Error } & Pick<Props, 'onTheirs' | 'onMine' | 'fields' | 'words'>) {
  const { t } = useTranslation('admin')
  if (refusal instanceof Refusal && refusal.code === 'stale-version')
    return (
      <>
        <p>{t('stale')}</p>
        <div className={styles.acts}>
          <Button variant="default" size="compact-sm" onClick={onTheirs}>
            {t('show-theirs')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onMine}>
            {t('keep-mine')}
          </Button>
        </div>
      </>
    )
  const elsewhere = fields
    ? fieldErrors(refusal).filter((error) => !fields.some((field) => isWithin(error.field, field)))
    : []
  if (elsewhere.length > 0) return <p>{t('mend-elsewhere', { what: elsewhere.map((one) => one.message).join(' ') })}</p>
  const isMarked = refusal instanceof Refusal && refusal.code === 'invalid'
  return <p>{words ?? (isMarked ? t('mend') : reason(refusal))}</p>
}
