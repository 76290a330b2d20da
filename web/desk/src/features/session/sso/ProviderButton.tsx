import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { goToProvider, providerQuery } from './api/sign-on'
import { rememberNext, signOnWords } from './words'

/** Once an address is typed whose domain has a provider: the way there. */
export function ProviderButton({ email, next }: { email: string; next?: string | undefined }) {
  const { t } = useTranslation('sso')
  const [typed] = useDebouncedValue(email.trim(), 300)
  const { data } = useQuery({ ...providerQuery(typed), enabled: /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/.test(typed) })
  const go = useMutation({ mutationFn: goToProvider })
  if (!data?.provider) return null
  return (
    <div className={styles.card}>
      <Button
        size="md"
        variant="default"
        loading={go.isPending}
        onClick={() => {
          rememberNext(next)
          go.mutate(typed)
        }}
      >
        {t('sso-continue', { name: data.provider.name })}
      </Button>
      <div role="alert">{go.error && <p>{signOnWords(go.error)}</p>}</div>
    </div>
  )
}
