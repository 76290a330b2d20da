import { useMediaQuery } from '@mantine/hooks'
import { IconButton } from '@svara/ui'
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useCallback, useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import page from './AgentsPage.module.css'
import styles from './Sheet.module.css'

/** The list is then not shown. As in the styles of the page. */
const ALONE = '(max-width: 1099px)'

interface Props {
  title: string
  /** To what is before and after it in the list. */
  steps?: ReactNode
  head?: ReactNode
  children: ReactNode
}

/** What is beside the list. The focus comes to its heading or to what is marked as first, and Escape closes it. */
export function Sheet({ title, steps, head, children }: Props) {
  const { t } = useTranslation('agents')
  const navigate = useNavigate()
  const id = useId()
  const isAlone = useMediaQuery(ALONE, undefined, { getInitialValueInEffect: false })
  const Part = isAlone ? 'main' : 'aside'
  const Heading = isAlone ? 'h1' : 'h2'
  const sheet = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const first = sheet.current?.querySelector<HTMLElement>('[data-first]') ?? heading.current
    first?.focus({ preventScroll: true })
  }, [])

  const close = useCallback(() => void navigate({ to: '/admin/agents' }), [navigate])

  useEffect(() => {
    function press(event: KeyboardEvent) {
      // a menu or a dialog that is open takes it first
      if (event.key === 'Escape' && !event.defaultPrevented && sheet.current?.contains(event.target as Node)) close()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [close])

  return (
    <Part ref={sheet} className={page.sheet} aria-labelledby={id}>
      <header className={styles.head}>
        <div className={styles.line}>
          <Heading id={id} ref={heading} tabIndex={-1} dir="auto">
            {title}
          </Heading>
          <div className={styles.steps}>
            {steps}
            <IconButton label={t('close')} onClick={close}>
              <X size={16} />
            </IconButton>
          </div>
        </div>
        {head}
      </header>
      <div className={styles.body}>{children}</div>
    </Part>
  )
}
