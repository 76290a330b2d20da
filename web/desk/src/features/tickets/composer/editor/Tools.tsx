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

/** What one does with words: bold, italic, lists, links and so on. */
export default function Tools({ editor }: { editor: Editor }) {
  const { t } = useTranslation('composer')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
      link: now.isActive('link'),
    }),
  })
  const [asksLink, setAsksLink] = useState(false)
  const [showsEmoji, setShowsEmoji] = useState(false)
  const acts = actsOf(editor)
  const group = t('group')
  const act = (name: keyof ReturnType<typeof actsOf>, keys: string) => ({
    keys,
    label: t(`tool.${name}`),
    group,
    run: acts[name],
    whileWriting: true,
  })
  useShortcuts([
    act('bold', 'mod+b'),
    act('italic', 'mod+i'),
    act('list', 'mod+Shift+8'),
    act('numbers', 'mod+Shift+7'),
    act('quote', 'mod+Shift+b'),
    act('code', 'mod+e'),
    { keys: 'mod+Shift+k', label: t('tool.link'), group, run: () => setAsksLink(true), whileWriting: true },
    { label: t('tool.emoji'), group, run: () => setShowsEmoji(true) },
  ])

  return (
    <div className={styles.tools}>
      <IconButton
        label={t('tool.bold')}
        keys="mod+b"
        active={active.bold}
        aria-pressed={active.bold}
        onClick={acts.bold}
      >
        <Bold size={SIZE} />
      </IconButton>
      <IconButton
        label={t('tool.italic')}
        keys="mod+i"
        active={active.italic}
        aria-pressed={active.italic}
        onClick={acts.italic}
      >
        <Italic size={SIZE} />
      </IconButton>
      <IconButton
        label={t('tool.list')}
        keys="mod+shift+8"
        active={active.list}
        aria-pressed={active.list}
        onClick={acts.list}
      >
        <List size={SIZE} />
      </IconButton>
      <Popover opened={asksLink} onChange={setAsksLink} position="top-start" trapFocus returnFocus={false} width={300}>
        <Popover.Target>
          <IconButton
            label={t('tool.link')}
            keys="mod+shift+k"
            active={active.link}
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
          <Menu.Item
            leftSection={<ListOrdered size={SIZE} />}
            rightSection={<Keys keys="mod+shift+7" />}
            onClick={acts.numbers}
          >
            {t('tool.numbers')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Quote size={SIZE} />}
            rightSection={<Keys keys="mod+shift+b" />}
            onClick={acts.quote}
          >
            {t('tool.quote')}
          </Menu.Item>
          <Menu.Item leftSection={<Code size={SIZE} />} rightSection={<Keys keys="mod+e" />} onClick={acts.code}>
            {t('tool.code')}
          </Menu.Item>
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
