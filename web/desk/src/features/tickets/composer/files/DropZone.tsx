import { Paperclip } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from '../../../../i18n'
import styles from './DropZone.module.css'

/** Files may be dropped anywhere on the conversation; over the text the editor takes them itself. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('composer')
  const [isOver, setOver] = useState(false)
  const place = document.getElementById('conversation')
  const dropped = useEffectEvent(onFiles)

  useEffect(() => {
    if (!place) return
    const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const inside = (event: DragEvent) => event.target instanceof Node && place.contains(event.target)
    const over = (event: DragEvent) => {
      if (!brings(event)) return
      setOver(true)
      // a file dropped beside it must not replace the desk
      event.preventDefault()
      if (!inside(event) && event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!brings(event) || event.defaultPrevented) return
      event.preventDefault()
      if (inside(event)) dropped([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [place])

  if (!isOver || !place) return null
  return createPortal(
    <div className={styles.zone}>
      <p className={styles.words}>
        <Paperclip size={16} aria-hidden="true" />
        {t('drop-here')}
      </p>
    </div>,
    place,
  )
}
