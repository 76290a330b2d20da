import { Button, Menu } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { Braces } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { RichText } from '../../../tickets'
import { useFieldError } from '../../page/errors'
import { written } from './samples'
import styles from './TagText.module.css'

interface Props {
  /** Where the server finds it in what is sent. */
  field: string
  label: string
  placeholder: string
  html: string
  revision: number
  tags: string[]
  /** Something to begin with, as lines. */
  sample: string
  onChange: (html: string) => void
}

/** A text with a look, in which tags stand for what is known of a ticket. */
export function TagText({ field, label, placeholder, html, revision, tags, sample, onChange }: Props) {
  const { t } = useTranslation('mailboxes')
  const error = useFieldError('mailboxes')(field)
  const [samples, setSamples] = useState(0)
  return (
    <div className={styles.text}>
      <Suspense fallback={<Skeleton width="100%" height={104} />}>
        <RichText
          html={html}
          revision={revision + samples}
          label={label}
          placeholder={placeholder}
          error={error}
          onChange={onChange}
        >
          {(editor) => (
            <Menu position="bottom-end" returnFocus={false}>
              <Menu.Target>
                <Button variant="subtle" size="compact-sm" leftSection={<Braces size={14} />}>
                  {t('insert-tag')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {tags.map((tag) => (
                  <Menu.Item key={tag} onClick={() => editor.chain().focus().insertContent(`{{${tag}}}`).run()}>
                    {wordFor('mailboxes:tag.', tag)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </RichText>
      </Suspense>
      {html === '' && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onChange(written(sample))
            setSamples(samples + 1)
          }}
        >
          {t('insert-sample')}
        </Button>
      )}
    </div>
  )
}
