import { Button } from '@mantine/core'
import { Time } from '@svara/ui'
import { Trash2 } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useSession } from '../../../session'
import type { AnyTicket } from '../../api/ticket'
import { useTrash } from '../../api/trash'
import styles from './TrashNotice.module.css'

export function TrashNotice({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const trash = useTrash()
  const mayRestore = agent.superadmin || agent.permissions.includes('delete-tickets')
  return (
    <div className={styles.notice}>
      <Trash2 size={15} aria-hidden="true" />
      <p>
        {t('in-trash')} <Time at={ticket.trashedAt!} />
      </p>
      {mayRestore && (
        <Button
          size="compact-sm"
          variant="default"
          loading={trash.isPending}
          onClick={() => trash.mutate({ ticket, into: false })}
        >
          {t('restore')}
        </Button>
      )}
    </div>
  )
}
