import { Button, Radio } from '@mantine/core'
import { Mail } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import type { EntrySettings, Graph } from '../api/types'
import { ENTRY } from '../graph/graph'
import type { Words } from '../words'
import { Exits } from './Exits'
import styles from './Settings.module.css'

interface Props {
  graph: Graph
  words: Words
  isReadOnly: boolean
  onSettings: (settings: EntrySettings) => void
  onConnect: (exit: string, to: string | null) => void
}

/** For which mails it runs, and where it begins. Applies at once: there is nothing to get wrong. */
export function EntryPanel({ graph, words, isReadOnly, onSettings, onConnect }: Props) {
  const { t } = useTranslation('flows')
  return (
    <div className={styles.settings}>
      <header className={styles.head}>
        <span className={styles.tile}>
          <Mail size={16} aria-hidden="true" />
        </span>
        <div className={styles.title}>
          <h2>{words.entry}</h2>
          <p>{t('entry')}</p>
        </div>
      </header>
      <div className={styles.fields}>
        <p className={styles.about}>{t('entry-about')}</p>
        <Radio.Group
          label={t('mails')}
          value={graph.settings.mails}
          onChange={(mails) => !isReadOnly && onSettings({ mails: mails as EntrySettings['mails'] })}
        >
          <Radio mt={8} value="opening" label={t('mails-opening')} disabled={isReadOnly} />
          <Radio mt={8} value="every" label={t('mails-every')} disabled={isReadOnly} />
        </Radio.Group>
        <section aria-label={t('exits')} className={styles.exits}>
          <h3>{t('exits')}</h3>
          <Exits graph={graph} of={ENTRY} words={words} isReadOnly={isReadOnly} onConnect={onConnect} />
        </section>
      </div>
    </div>
  )
}

interface SeveralProps {
  count: number
  isReadOnly: boolean
  onCopy: () => void
  onDuplicate: () => void
  onRemove: () => void
}

/** What can be done with several blocks at once. */
export function SeveralPanel({ count, isReadOnly, onCopy, onDuplicate, onRemove }: SeveralProps) {
  const { t } = useTranslation('flows')
  return (
    <div className={styles.fields}>
      <h2>{t('selected', { count })}</h2>
      <Button variant="default" onClick={onCopy}>
        {t('copy')}
      </Button>
      {!isReadOnly && (
        <>
          <Button variant="default" onClick={onDuplicate}>
            {t('duplicate')}
          </Button>
          <Button variant="default" onClick={onRemove}>
            {t('remove')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What to do when nothing is chosen. */
export function NothingPanel({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('flows')
  return (
    <div className={styles.fields}>
      <p className={styles.about}>{t(isEmpty ? 'empty-hint' : 'choose-hint')}</p>
    </div>
  )
}
