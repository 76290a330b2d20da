import type { Agent } from '@svara/api'
import Image from '@tiptap/extension-image'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import Placeholder from '@tiptap/extension-placeholder'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { MentionList, type MentionChoice } from './MentionList'
import { mentionOf } from './mention'
import type { WritingProps } from './Writing'
import styles from './Writing.module.css'

interface Props extends WritingProps {
  onEditor: (editor: Editor | null) => void
  /** The cursor stood in the field that was here until the editor had come. */
  takesFocus: boolean
}

/** The rich-text editor itself: a chunk of its own, for TipTap is large. */
export default function RichEditor(props: Props) {
  const { html, revision, label, placeholder, agents, onEditor, takesFocus } = props
  const newest = useRef(props)
  newest.current = props
  const [choice, setChoice] = useState<MentionChoice | null>(null)
  const people = useRef<Agent[]>([])
  people.current = agents ?? []

  const editor = useEditor({
    // the content security policy forbids a style element of its own
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { rel: null, target: null } },
      }),
      Image.configure({ inline: true, allowBase64: false }),
      Placeholder.configure({ placeholder: () => newest.current.placeholder }),
      ...(agents ? [mentionOf(() => people.current, setChoice)] : []),
    ],
    content: html,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: styles.editable!,
      },
      handleKeyDown: (_, event) => sends(event) && run(() => newest.current.onSend(event.shiftKey)),
      handlePaste: (_, event) => takesFiles(event.clipboardData),
      handleDrop: (_, event, __, isMoved) => !isMoved && takesFiles(event.dataTransfer),
    },
    onUpdate: ({ editor: changed }) => newest.current.onChange(changed.isEmpty ? '' : changed.getHTML()),
  })

  function takesFiles(data: DataTransfer | null) {
    const files = [...(data?.files ?? [])]
    // a table pasted from a spreadsheet comes with a picture of itself
    if (files.length === 0 || data?.types.includes('text/html')) return false
    newest.current.onFiles(files)
    return true
  }

  useEffect(() => {
    onEditor(editor)
    return () => onEditor(null)
  }, [editor, onEditor])

  // what was typed while it came, and what came from elsewhere since
  const shown = useRef(html)
  useLayoutEffect(() => {
    const current = newest.current.html
    if (current !== shown.current || revision > 0) {
      const written = editor.isEmpty ? '' : editor.getHTML()
      if (written !== current) editor.commands.setContent(current, { emitUpdate: false })
    }
    shown.current = current
  }, [editor, revision])

  useLayoutEffect(() => {
    if (takesFocus) editor.commands.focus('end')
  }, [editor, takesFocus])

  useEffect(() => {
    editor.view.dom.setAttribute('aria-label', label)
    editor.view.dispatch(editor.state.tr.setMeta('placeholder', placeholder))
  }, [editor, label, placeholder])

  return (
    <>
      <EditorContent editor={editor} className={styles.rich} />
      {choice && <MentionList choice={choice} />}
    </>
  )
}

function sends(event: KeyboardEvent) {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey)
}

function run(act: () => void) {
  act()
  return true
}
