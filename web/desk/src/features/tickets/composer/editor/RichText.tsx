import type { Editor } from '@tiptap/react'
import { Suspense, useId, useState, type ReactNode } from 'react'
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

/** A field of a form for text with a look: the composer's editor, without what belongs to a message. */
export default function RichText({ html, revision, label, placeholder, error, onChange, children }: Props) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const id = useId()
  return (
    <div className={styles.field}>
      <div className={styles.box} data-wrong={error ? true : undefined}>
        <RichEditor
          html={html}
          revision={revision}
          label={label}
          placeholder={placeholder}
          describedBy={error ? id : undefined}
          takesFocus={false}
          onChange={onChange}
          onEditor={setEditor}
          onFiles={nothing}
          onSend={nothing}
          onLeave={nothing}
        />
        <div className={styles.tools}>
          <Suspense>{editor && <Tools editor={editor} isOneOfMany />}</Suspense>
          {editor && children?.(editor)}
        </div>
      </div>
      {error && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}

function nothing() {}
