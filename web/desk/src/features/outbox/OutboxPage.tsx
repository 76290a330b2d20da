import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { Empty } from '@svara/ui'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n'
import { useShortcuts } from '../../shortcuts'
import { useSession } from '../session'
import { TestMailDialog } from './index'
import { MailPane } from './MailPane'
import { OutboxList } from './OutboxList'
import styles from './OutboxPage.module.css'

const ONE_COLUMN = '(max-width: 759px)'

/** What leaves, beside the mail that is open; on a phone one at a time. */
export function OutboxPage() {
  const { t } = useTranslation('outbox')
  const { mail } = useParams({ strict: false })
  const { installation } = useSession()
  const oneColumn = useMediaQuery(ONE_COLUMN, undefined, { getInitialValueInEffect: false })
  const [writes, setWrites] = useState(false)
  const test = () => setWrites(true)
  useShortcuts(installation.demo ? [{ keys: 't', label: t('test-mail'), group: t('title'), run: test }] : [])

  // what stands alone is the page's main part
  const List = oneColumn ? 'main' : 'section'
  return (
    <div className={styles.columns}>
      {!(oneColumn && mail) && (
        <List className={styles.list} aria-label={t('title')}>
          <OutboxList selected={mail} onTest={installation.demo ? test : undefined} />
        </List>
      )}
      {!(oneColumn && !mail) && (
        <main className={styles.mail} aria-label={t('mail')}>
          {mail ? (
            <MailPane key={mail} id={mail} oneColumn={oneColumn} />
          ) : (
            <Empty icon={<Send size={24} />} title={t('choose')}>
              <p>{t('choose-hint')}</p>
            </Empty>
          )}
        </main>
      )}
      <Suspense>{writes && <TestMailDialog onClose={() => setWrites(false)} />}</Suspense>
    </div>
  )
}
