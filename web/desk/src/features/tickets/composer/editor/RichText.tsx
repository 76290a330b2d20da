import { IconButton } from '@svara/ui'
import type { Editor } from '@tiptap/react'
import { ImagePlus } from 'lucide-react'
import { Suspense, useId, useState, type ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { usePictures } from '../files/use-pictures'
import RichEditor from './RichEditor'
import styles from './RichText.module.css'
import Tools from './Tools'

interface Props {
  html: string
  /** Grows when the html came from elsewhere than this field. */
  revision: number
  label: string
  placeholder: string
  error?: string | undefined
  onChange: (html: string) => void
  /** More tools, for the editor. */
  children?: (editor: Editor) => ReactNode
}

/** A field of a form for text with a look and pictures: the composer's editor, without what belongs to a message. */
export default function RichText({ html, revision, label, placeholder, error, onChange, children }: Props) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const { t } = useTranslation('composer')
  const id = useId()
  const pictures = usePictures((src) => editor?.chain().focus().setImage({ src }).run())
  const wrong = error ?? pictures.error
  return (
    <div className={styles.field}>
      <div className={styles.box} data-wrong={wrong ? true : undefined}>
        <RichEditor
          html={html}
          revision={revision}
          label={label}
          placeholder={placeholder}
          describedBy={wrong ? id : undefined}
          takesFocus={false}
          onChange={onChange}
          onEditor={setEditor}
          onFiles={pictures.take}
          onSend={nothing}
          onLeave={nothing}
        />
        <div className={styles.tools}>
          <div className={styles.group}>
            <Suspense>{editor && <Tools editor={editor} isOneOfMany />}</Suspense>
            {editor && (
              <IconButton label={t('picture')} disabled={pictures.isBusy} onClick={pictures.pick}>
                <ImagePlus size={15} />
              </IconButton>
            )}
          </div>
          {pictures.input}
          {editor && children?.(editor)}
        </div>
      </div>
      {wrong && (
        <p id={id} role="alert" className={styles.error}>
          {wrong}
        </p>
      )}
    </div>
  )
}

function nothing() {}
