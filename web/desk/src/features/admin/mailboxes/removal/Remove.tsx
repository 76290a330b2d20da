import { Button } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import dialog from '../../page/Dialog.module.css'
import { Section } from '../../page/Section'
import RemoveDialog from './RemoveDialog'

/** The end of a mailbox's page. */
export function Remove({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  return (
    <Section title={t('removal.section')} hint={t('removal.section-hint')}>
      <div>
        <Button variant="default" className={dialog.danger} onClick={() => setAsked(true)}>
          {t('removal.ask')}
        </Button>
      </div>
      {asked && (
        <RemoveDialog
          mailbox={mailbox}
          onClose={() => setAsked(false)}
          onRemoved={() => void navigate({ to: '/admin/mailboxes' })}
        />
      )}
    </Section>
  )
}
