import { lazyPart } from '@svara/ui'
import { CircleQuestionMark } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { loadHelpTexts, useTranslation } from '../../i18n'
import type { HelpName } from './catalogue'
import styles from './HelpButton.module.css'

const HelpDrawer = lazyPart(async () => {
  await loadHelpTexts()
  return import('./HelpDrawer')
})

/** Opens what help says of the page that one is at, beside it. */
export function HelpButton({ page }: { page: HelpName }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <>
      <button ref={button} type="button" className={styles.button} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <CircleQuestionMark size={16} aria-hidden="true" />
        {t('help')}
      </button>
      {isOpen && (
        <Suspense>
          <HelpDrawer page={page} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
