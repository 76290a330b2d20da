import { useState, type SyntheticEvent } from 'react'
import styles from './MailFrame.module.css'

const PAGE = '/desk/mail.html'

/**
 * A mail's HTML in a frame of its own, where nothing can run and no style reaches out. The server's policy for the
 * frame's page forbids scripts, forms and what is not its own.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const [height, setHeight] = useState(120)

  function fill({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) {
    const page = frame.contentDocument
    if (!page) return
    page.body.innerHTML = html
    const measure = () => setHeight(page.documentElement.scrollHeight)
    measure()
    new ResizeObserver(measure).observe(page.body)
  }

  return (
    <div className={styles.paper}>
      <iframe
        key={html}
        className={styles.frame}
        src={PAGE}
        title={title}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        onLoad={fill}
        style={{ height }}
      />
    </div>
  )
}
