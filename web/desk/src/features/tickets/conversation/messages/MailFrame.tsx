import { Button, useComputedColorScheme } from '@mantine/core'
import { ImageOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { fillMail, fitWidth, HAS_OWN_COLOURS } from './frame-document'
import styles from './MailFrame.module.css'
import { ownText, remoteImages, type MailWords } from './message-extras'
import { useImagesFrom } from './images-from'

/** Higher than this a mail is cut off until the reader wants all of it. */
const TALL = 2_400
/** A mail that grows with its frame would grow for ever. */
const MOST_STEPS = 60

interface Props {
  message: MailWords
  author: string
  /** In the dark as many telephones show it: every colour turned round, pictures as they are. */
  isInverted?: boolean
}

/**
 * A mail with a look of its own, as the server has cleaned it, in a frame without scripts. The desk looks in from
 * outside: it fills the frame, and gives it the height that its content has.
 */
export function MailFrame({ message, author, isInverted = false }: Props) {
  const { t } = useTranslation('conversation')
  const blocked = remoteImages(message)
  const images = useImagesFrom(message.from?.email)
  return (
    <div className={styles.mail}>
      {blocked > 0 && !images.shown && (
        <div className={styles.blocked}>
          <ImageOff size={15} aria-hidden="true" />
          <span className={styles.words}>{t('images-blocked', { count: blocked })}</span>
          <button type="button" className={styles.show} onClick={images.show}>
            {t('show-images')}
          </button>
          {images.always && (
            <button type="button" className={styles.show} onClick={images.always}>
              {t('always-from', { name: author.split(' ')[0] })}
            </button>
          )}
        </div>
      )}
      <Frame
        key={images.shown ? 'images' : 'words'}
        message={message}
        author={author}
        isInverted={isInverted}
        withImages={images.shown}
      />
    </div>
  )
}

function Frame({ message, author, isInverted, withImages }: Required<Props> & { withImages: boolean }) {
  const { t } = useTranslation('conversation')
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const isPaper = !isInverted && theme === 'dark' && HAS_OWN_COLOURS.test(message.html)
  const shown = isInverted ? 'inverted' : isPaper ? 'paper' : theme
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(() => estimatedHeight(message))
  const [isWhole, setWhole] = useState(false)
  const [isReady, setReady] = useState(false)
  const [quote, signature] = [t('quoted-text'), t('signature')]

  useEffect(() => {
    if (!isReady) return
    const page = frame.current?.contentDocument
    if (!page) return
    const filling = fillMail(page, message.html, {
      words: { quote, signature },
      withImages,
      onFilled: () => fitWidth(page),
    })
    const measure = measuring(page, frame.current!, setHeight)
    const keys = handOnKeys(page, frame.current!)
    return () => {
      filling.abort()
      measure()
      keys()
    }
  }, [isReady, message.html, withImages, quote, signature])

  useEffect(() => {
    if (!isReady) return
    frame.current?.contentDocument?.documentElement.setAttribute('data-theme', shown)
  }, [isReady, shown])

  const isCut = height > TALL && !isWhole
  return (
    <div className={styles.box} data-paper={isPaper || undefined} data-cut={isCut || undefined}>
      <iframe
        ref={frame}
        className={styles.frame}
        title={t('mail-from', { name: author })}
        src={`${import.meta.env.BASE_URL}${withImages ? 'mail-images' : 'mail'}.html`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        style={{ height: isCut ? TALL : height }}
        onLoad={() => setReady(true)}
      />
      {isCut && (
        <div className={styles.more}>
          <Button variant="default" onClick={() => setWhole(true)}>
            {t('show-whole')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Keeps the height that the content has; the scroll bar of a wide one needs room as well. */
function measuring(page: Document, frame: HTMLIFrameElement, onHeight: (height: number) => void) {
  let steps = 0
  let last = 0
  const growth = new ResizeObserver(() => {
    const root = page.documentElement
    const bar = root.scrollWidth > root.clientWidth ? frame.clientHeight - root.clientHeight : 0
    const height = Math.ceil(page.body.getBoundingClientRect().height) + Math.max(0, bar)
    if (height === last || steps > MOST_STEPS) return
    if (height > last) steps += 1
    last = height
    onHeight(height)
  })
  const widths = new ResizeObserver(() => {
    steps = 0
    fitWidth(page)
  })
  growth.observe(page.body)
  widths.observe(frame.parentElement!)
  return () => {
    growth.disconnect()
    widths.disconnect()
  }
}

/** A shortcut works also when the mail was clicked into. */
function handOnKeys(page: Document, frame: HTMLIFrameElement) {
  const handOn = (event: KeyboardEvent) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
    if (key === 'Tab' || key === 'Enter' || key === ' ') return
    const again = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
      bubbles: true,
      cancelable: true,
    })
    if (!frame.dispatchEvent(again)) event.preventDefault()
  }
  page.addEventListener('keydown', handOn)
  return () => page.removeEventListener('keydown', handOn)
}

/** Near enough that most mails do not move what stands below them. */
function estimatedHeight(message: MailWords) {
  const text = ownText(message)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 72)), 0)
  return Math.min(TALL, Math.max(44, lines * 22))
}
