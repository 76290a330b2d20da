import { lazyPart } from '@svara/ui'
import type { Agent } from '@svara/api'
import type { Editor } from '@tiptap/react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { plainText, toParagraphs } from './html'
import styles from './Writing.module.css'

export interface WritingProps {
  html: string
  /** Grows when the html came from elsewhere than this editor. */
  revision: number
  label: string
  placeholder: string
  /** Whom one can call by `@`; none may be called without it. */
  mentionable?: (() => Agent[]) | undefined
  onChange: (html: string) => void
  onFiles: (files: File[]) => void
  onSend: (andClose: boolean) => void
  /** Escape: the editor keeps it to itself. */
  onLeave: () => void
  /** One opened it to write. True when it is not said. */
  takesFocus?: boolean
}

const RichEditor = lazyPart(loadEditor)

/** Fetched ahead when a ticket is open: then it is there when one begins to write. */
export function loadEditor() {
  return import('./RichEditor')
}

/** Where one writes. Until the editor is loaded a plain field of the same size takes every key. */
export function Writing({
  onEditor,
  takesFocus = true,
  ...props
}: WritingProps & { onEditor: (editor: Editor | null) => void }) {
  // who has gone on to another field meanwhile stays there
  const [isHere, setHere] = useState(takesFocus)
  return (
    <Suspense fallback={<PlainField {...props} takesFocus={takesFocus} onHere={setHere} />}>
      <RichEditor {...props} onEditor={onEditor} takesFocus={isHere} />
    </Suspense>
  )
}

function PlainField({
  html,
  label,
  placeholder,
  onChange,
  onSend,
  takesFocus,
  onHere,
}: WritingProps & { onHere: (isHere: boolean) => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  const [before] = useState(html)
  const [typed, setTyped] = useState('')
  return (
    <div className={styles.plain}>
      {before && <div className={styles.before}>{plainText(before)}</div>}
      <textarea
        ref={field}
        className={styles.field}
        data-autofocus={takesFocus || undefined}
        aria-label={label}
        placeholder={before ? undefined : placeholder}
        value={typed}
        rows={2}
        onFocus={() => onHere(true)}
        onBlur={() => onHere(false)}
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
