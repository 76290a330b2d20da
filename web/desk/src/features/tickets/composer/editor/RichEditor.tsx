import { Image } from '@tiptap/extension-image'
import { Placeholder } from '@tiptap/extension-placeholder'
import { Editor, EditorContent } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useEffect, useLayoutEffect, useState } from 'react'
import { MentionList, type MentionChoice } from './MentionList'
import { mentionOf } from './mention'
import type { WritingProps } from './Writing'
import styles from './Writing.module.css'

interface Props extends WritingProps {
  /** The id of what is said of it, such as what is wrong with it. */
  describedBy?: string | undefined
  onEditor: (editor: Editor | null) => void
}

/** The rich-text editor itself: a chunk of its own, for TipTap is large. */
export default function RichEditor({
  html,
  revision,
  label,
  placeholder,
  mentionable,
  onChange,
  onFiles,
  onSend,
  onLeave,
  onEditor,
  takesFocus,
  describedBy,
}: Props) {
  const [choice, setChoice] = useState<MentionChoice | null>(null)
  const [editor] = useState(() => createEditor({ html, label, placeholder, mentionable }, setChoice))

  const isCalling = Boolean(choice && choice.agents.length > 0)

  useLayoutEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          ...(describedBy ? { 'aria-describedby': describedBy, 'aria-invalid': 'true' } : {}),
          class: styles.editable!,
          // a sheet gives the focus to it, not to its first button
          ...(takesFocus ? { 'data-autofocus': '' } : {}),
        },
        handleKeyDown: (_, event) => {
          if (event.key === 'Escape' && !isCalling) {
            onLeave()
            return true
          }
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
          onSend(event.shiftKey)
          return true
        },
        handlePaste: (_, event) => takes(event.clipboardData, onFiles),
        handleDrop: (_, event, __, isMoved) => !isMoved && takes(event.dataTransfer, onFiles),
      },
    })
  }, [editor, label, isCalling, takesFocus, describedBy, onSend, onFiles, onLeave])

  useLayoutEffect(() => {
    const changed = () => onChange(written(editor))
    editor.on('update', changed)
    return () => void editor.off('update', changed)
  }, [editor, onChange])

  useEffect(() => {
    onEditor(editor)
    return () => onEditor(null)
  }, [editor, onEditor])

  // what was typed while the editor came, and what comes from elsewhere than it
  useLayoutEffect(() => {
    if (written(editor) !== html) editor.commands.setContent(html, { emitUpdate: false })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- its own changes come back to it, and are no news
  }, [editor, revision])

  useLayoutEffect(() => {
    if (!takesFocus) return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    // at once: TipTap's own command waits for the next frame, and a key in between would be lost
    editor.view.focus()
  }, [editor, takesFocus])

  useEffect(() => () => editor.destroy(), [editor])

  return (
    <>
      <EditorContent editor={editor} className={styles.rich} />
      {choice && <MentionList choice={choice} />}
    </>
  )
}

type Beginning = Pick<WritingProps, 'html' | 'label' | 'placeholder' | 'mentionable'>

function createEditor(
  { html, label, placeholder, mentionable }: Beginning,
  showMentions: (choice: MentionChoice | null) => void,
) {
  return new Editor({
    // the content security policy forbids a style element of its own
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { rel: null, target: null } },
      }),
      Image.configure({ inline: true, allowBase64: false }),
      Placeholder.configure({ placeholder }),
      ...(mentionable ? [mentionOf(mentionable, showMentions)] : []),
    ],
    content: html,
    editorProps: { attributes: { role: 'textbox', 'aria-label': label, class: styles.editable! } },
  })
}

function written(editor: Editor) {
  return editor.isEmpty ? '' : editor.getHTML()
}

function takes(data: DataTransfer | null, onFiles: (files: File[]) => void) {
  const files = [...(data?.files ?? [])]
  // a table pasted from a spreadsheet comes with a picture of itself
  if (files.length === 0 || data?.types.includes('text/html')) return false
  onFiles(files)
  return true
}
