import { Button, Modal } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { useSetLevel } from './api/agents'
import type { Level } from './level-name'
import styles from './LevelDialog.module.css'
import { LevelField } from './LevelField'

interface Props {
  agents: AdminAgent[]
  levels: readonly Level[]
  onClose: () => void
  onSaved: () => void
}

/** Another licence level for one or several, with what that means for what they were granted. */
export default function LevelDialog({ agents, levels, onClose, onSaved }: Props) {
  const { t } = useTranslation('agents')
  const set = useSetLevel()
  const [level, setLevel] = useState(() => shared(agents))
  const count = agents.length
  return (
    <Modal opened onClose={onClose} title={t('set-level')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (level === undefined) return
          set.mutate(
            { agentIds: agents.map(({ id }) => id), licenceLevelId: level },
            {
              onSuccess: () => {
                toast(t('level-set', { count }))
                onSaved()
              },
            },
          )
        }}
      >
        <p className={dialog.text}>{t('level-kept')}</p>
        <LevelField levels={levels} value={level} onChange={setLevel} isFirst />
        <div role="alert">{set.error && <p className={dialog.refused}>{reason(set.error)}</p>}</div>
        <div className={dialog.acts}>
          <Button type="submit" loading={set.isPending} disabled={level === undefined}>
            {t('set-level')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What all of them have; undefined where they differ: none takes the others' place unasked. */
function shared(agents: AdminAgent[]) {
  const levels = new Set(agents.map(({ licenceLevelId }) => licenceLevelId ?? null))
  return levels.size === 1 ? [...levels][0] : undefined
}
