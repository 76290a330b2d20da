import { Menu, Popover } from '@mantine/core'
import { IconButton, Keys } from '@svara/ui'
import { useEditorState, type Editor } from '@tiptap/react'
import { Bold, Code, Ellipsis, Italic, Link2, List, ListOrdered, Quote, Smile } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { useShortcuts } from '../../../../shortcuts'
import { EMOJI } from './emoji'
import { LinkForm } from './LinkForm'
import styles from './Tools.module.css'

const SIZE = 15

/** In this order; the marked ones show whether they hold at the cursor. */
const TOOLS = [
  { name: 'bold', keys: 'mod+b', Icon: Bold, holds: 'bold', place: 'bar' },
  { name: 'italic', keys: 'mod+i', Icon: Italic, holds: 'italic', place: 'bar' },
  { name: 'list', keys: 'mod+Shift+8', Icon: List, holds: 'bulletList', place: 'bar' },
  { name: 'numbers', keys: 'mod+Shift+7', Icon: ListOrdered, holds: 'orderedList', place: 'menu' },
  { name: 'quote', keys: 'mod+Shift+b', Icon: Quote, holds: 'blockquote', place: 'menu' },
  { name: 'code', keys: 'mod+e', Icon: Code, holds: 'code', place: 'menu' },
] as const

const NONE: never[] = []

interface Props {
  editor: Editor
  /** Then its keys are the editor's own, which knows whether one is in it; they are not those of the page. */
  isOneOfMany?: boolean
}

/** What one does with words: bold, italic, lists, links and so on. */
export default function Tools({ editor, isOneOfMany = false }: Props) {
  const { t } = useTranslation('composer')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ['link', ...TOOLS.map(({ holds }) => holds)].filter((mark) => now.isActive(mark)),
  })
  const [asksLink, setAsksLink] = useState(false)
  const [showsEmoji, setShowsEmoji] = useState(false)
  const acts = actsOf(editor)
  const group = t('group')
  const shortcuts = [
    ...TOOLS.map(({ name, keys }) => ({
      keys,
      label: t(`tool.${name}`),
      group,
      run: acts[name],
      whileWriting: true,
    })),
    { keys: 'mod+Shift+k', label: t('tool.link'), group, run: () => setAsksLink(true), whileWriting: true },
    { label: t('tool.emoji'), group, run: () => setShowsEmoji(true) },
  ]
  useShortcuts(isOneOfMany ? NONE : shortcuts)

  return (
    <div className={styles.tools}>
      {TOOLS.filter(({ place }) => place === 'bar').map(({ name, keys, Icon, holds }) => (
        <IconButton
          key={name}
          label={t(`tool.${name}`)}
          keys={keys}
          active={active.includes(holds)}
          aria-pressed={active.includes(holds)}
          onClick={acts[name]}
        >
          <Icon size={SIZE} />
        </IconButton>
      ))}
      <Popover opened={asksLink} onChange={setAsksLink} position="top-start" trapFocus returnFocus={false} width={300}>
        <Popover.Target>
          <IconButton
            label={t('tool.link')}
            {...(isOneOfMany ? {} : { keys: 'mod+shift+k' })}
            active={active.includes('link')}
            onClick={() => setAsksLink((open) => !open)}
          >
            <Link2 size={SIZE} />
          </IconButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('tool.link')}>
          <LinkForm editor={editor} onDone={() => setAsksLink(false)} />
        </Popover.Dropdown>
      </Popover>
      <Menu position="top-start" width={220} onClose={() => editor.commands.focus()} returnFocus={false}>
        <Menu.Target>
          <IconButton label={t('tool.more')}>
            <Ellipsis size={SIZE} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {TOOLS.filter(({ place }) => place === 'menu').map(({ name, keys, Icon }) => (
            <Menu.Item
              key={name}
              leftSection={<Icon size={SIZE} />}
              rightSection={<Keys keys={keys} />}
              onClick={acts[name]}
            >
              {t(`tool.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.line} aria-hidden="true" />
      <Menu
        opened={showsEmoji}
        onChange={setShowsEmoji}
        position="top-start"
        onClose={() => editor.commands.focus()}
        returnFocus={false}
      >
        <Menu.Target>
          <IconButton label={t('tool.emoji')}>
            <Smile size={SIZE} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles.emoji}>
            {EMOJI.map((emoji) => (
              <Menu.Item
                key={emoji}
                className={styles.face}
                onClick={() => editor.chain().focus().insertContent(emoji).run()}
              >
                {emoji}
              </Menu.Item>
            ))}
          </div>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function actsOf(editor: Editor) {
  return {
    bold: () => editor.chain().focus().toggleBold().run(),
    italic: () => editor.chain().focus().toggleItalic().run(),
    list: () => editor.chain().focus().toggleBulletList().run(),
    numbers: () => editor.chain().focus().toggleOrderedList().run(),
    quote: () => editor.chain().focus().toggleBlockquote().run(),
    code: () => {
      const { from, to, $from, $to } = editor.state.selection
      // a few words within a line, or whole lines
      if (from !== to && $from.sameParent($to)) editor.chain().focus().toggleCode().run()
      else editor.chain().focus().toggleCodeBlock().run()
    },
  }
}
