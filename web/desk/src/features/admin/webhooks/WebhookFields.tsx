import { TextInput } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { useFieldError } from '../page/errors'
import dialog from '../page/Dialog.module.css'

interface Props {
  name: string
  url: string
  onChange: (part: { name?: string; url?: string }) => void
}

/** What it is called, and where it leads. */
export function WebhookFields({ name, url, onChange }: Props) {
  const { t } = useTranslation('webhooks')
  const errorOf = useFieldError('webhooks')
  return (
    <>
      <TextInput
        label={t('name')}
        placeholder={t('name-example')}
        required
        withAsterisk={false}
        maxLength={100}
        error={errorOf('name')}
        value={name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <TextInput
        mt="sm"
        label={t('url')}
        description={t('url-hint')}
        placeholder="https://shop.example/svara"
        type="url"
        required
        withAsterisk={false}
        maxLength={2000}
        error={errorOf('url')}
        value={url}
        onChange={({ currentTarget }) => onChange({ url: currentTarget.value })}
      />
      <p role="status" className={dialog.text}>
        {/^http:/i.test(url.trim()) ? t('not-encrypted') : ''}
      </p>
    </>
  )
}
