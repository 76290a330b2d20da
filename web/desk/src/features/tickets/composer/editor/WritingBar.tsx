import { IconButton, lazyPart } from '@svara/ui'
import type { Editor } from '@tiptap/react'
import { Paperclip, Trash2 } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../../../i18n'
import styles from './WritingBar.module.css'

const Tools = lazyPart(() => import('./Tools'))

interface Props {
  /** Null until it is there: it is large. */
  editor: Editor | null
  onAttach: () => void
  /** Undefined while there is nothing to throw away. */
  onDiscard: (() => void) | undefined
}

/** Below what one writes: tools for the words, files, and the way to be rid of it all. */
export function WritingBar({ editor, onAttach, onDiscard }: Props) {
  const { t } = useTranslation('composer')
  const room = <span className={styles.room} />
  return (
    <>
      <Suspense fallback={room}>{editor ? <Tools editor={editor} /> : room}</Suspense>
      <IconButton label={t('attach')} keys="mod+shift+a" onClick={onAttach}>
        <Paperclip size={15} />
      </IconButton>
      {onDiscard && (
        <IconButton label={t('discard')} className={styles.discard} onClick={onDiscard}>
          <Trash2 size={15} />
        </IconButton>
      )}
    </>
  )
}
