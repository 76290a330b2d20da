import { NativeSelect } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { brandMailboxQuery, useChangeBrandMailbox } from './api/brands'

/** From which mailbox the brand writes. It is kept as soon as it is chosen. */
export function DefaultMailbox({ brandId }: { brandId: string }) {
  const { t } = useTranslation('brands')
  const { data, error, refetch } = useQuery(brandMailboxQuery(brandId))
  const change = useChangeBrandMailbox(brandId)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={64} />
  return (
    <Section title={t('mailbox')} hint={t('mailbox-hint')}>
      <NativeSelect
        aria-label={t('mailbox')}
        data={[
          { value: '', label: t('no-mailbox') },
          ...data.choices.map(({ id, name, address }) => ({ value: id, label: `${name} (${address})` })),
        ]}
        value={data.mailboxId ?? ''}
        disabled={change.isPending}
        onChange={({ currentTarget: { value } }) =>
          change.mutate(
            { mailboxId: value || null, ifVersion: data.version },
            {
              onSuccess: () => toast(t('saved', { name: t('mailbox') })),
              onError: (refusal) => toastRefusal(t('mailbox'), refusal),
            },
          )
        }
      />
    </Section>
  )
}
