import { Button, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import styles from './Tools.module.css'

/** Makes a link of the chosen words, or of its own address where none are chosen. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useTranslation('composer')
  const before = (editor.getAttributes('link') as { href?: string }).href
  const [address, setAddress] = useState(before ?? '')
  const [isWrong, setWrong] = useState(false)

  function set() {
    const href = linkOf(address)
    if (!href) {
      setWrong(true)
      return
    }
    const chain = editor.chain().focus()
    if (before) chain.extendMarkRange('link')
    if (editor.state.selection.empty && !before)
      chain.insertContent([
        { type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] },
        { type: 'text', text: ' ' },
      ])
    else chain.setLink({ href })
    chain.run()
    onDone()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onDone()
  }

  return (
    <div className={styles.link}>
      <TextInput
        label={t('link.address')}
        placeholder="https://"
        value={address}
        data-autofocus
        error={isWrong && t('link.wrong')}
        onChange={(event) => {
          setAddress(event.currentTarget.value)
          setWrong(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          set()
        }}
      />
      <div className={styles.buttons}>
        {before && (
          <Button variant="subtle" size="compact-sm" onClick={remove}>
            {t('link.remove')}
          </Button>
        )}
        <Button size="compact-sm" onClick={set}>
          {t('link.set')}
        </Button>
      </div>
    </div>
  )
}

/** With https before it where one leaves it out; undefined for what is no address of web, mail or phone. */
export function linkOf(typed: string) {
  const text = typed.trim()
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || !/^[^\s/]+\.[^\s]+$/.test(text)) return undefined
  return `https://${text}`
}
