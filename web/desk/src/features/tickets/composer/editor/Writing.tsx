import type { Agent } from '@svara/api'
import type { Editor } from '@tiptap/react'
import { lazy, Suspense, useRef, useState, type Ref } from 'react'
import { plainText, toParagraphs } from './html'
import styles from './Writing.module.css'

export interface WritingProps {
  html: string
  /** Grows when the html came from elsewhere than this editor. */
  revision: number
  label: string
  placeholder: string
  /** Whom one can call by `@`; none may be called without it. */
  agents?: Agent[] | undefined
  onChange: (html: string) => void
  onFiles: (files: File[]) => void
  onSend: (andClose: boolean) => void
}

const RichEditor = lazy(loadEditor)

/** Fetched ahead when a ticket is open: then it is there when one begins to write. */
export function loadEditor() {
  return import('./RichEditor')
}

/** Where one writes. Until the editor is loaded a plain field of the same size takes every key. */
export function Writing({
  onEditor,
  autoFocus,
  ...props
}: WritingProps & { onEditor: (editor: Editor | null) => void; autoFocus: boolean }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [wanted] = useState(autoFocus)
  const hadFocus = useRef(false)
  return (
    <Suspense
      fallback={
        <PlainField
          {...props}
          ref={field}
          autoFocus={wanted}
          onFocusChange={(isFocused) => {
            hadFocus.current = isFocused
          }}
        />
      }
    >
      <RichEditor {...props} onEditor={onEditor} takesFocus={wanted || hadFocus.current} />
    </Suspense>
  )
}

function PlainField({
  html,
  label,
  placeholder,
  onChange,
  onSend,
  autoFocus,
  onFocusChange,
  ref,
}: WritingProps & {
  autoFocus: boolean
  onFocusChange: (isFocused: boolean) => void
  ref: Ref<HTMLTextAreaElement>
}) {
  const [before] = useState(html)
  const [typed, setTyped] = useState('')
  return (
    <div className={styles.plain}>
      {before && <div className={styles.before}>{plainText(before)}</div>}
      <textarea
        ref={ref}
        className={styles.field}
        aria-label={label}
        placeholder={before ? undefined : placeholder}
        value={typed}
        rows={2}
        // the one who opened it is about to write
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        onFocus={() => onFocusChange(true)}
        onBlur={() => onFocusChange(false)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onChange(before + toParagraphs(event.currentTarget.value))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            onSend(event.shiftKey)
          }
        }}
      />
    </div>
  )
}
