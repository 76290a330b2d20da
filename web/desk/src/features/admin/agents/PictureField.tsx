import { Button } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { Avatar, lazyPart } from '@svara/ui'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import form from '../page/Form.module.css'
import { useSetPicture } from './api/agents'
import styles from './Sheet.module.css'

const PictureDialog = lazyPart(() => import('./PictureDialog'))

/** The agent's picture, with what can be done about it. */
export function PictureField({ agent: { id, name, picture } }: { agent: AdminAgent }) {
  const { t } = useTranslation('agents')
  const set = useSetPicture()
  const [drawing, setDrawing] = useState(false)
  return (
    <div className={styles.picture}>
      <Avatar name={name} size={56} picture={picture} />
      <div>
        <div className={form.acts}>
          <Button variant="default" size="compact-sm" onClick={() => setDrawing(true)}>
            {t('change-picture')}
          </Button>
          {picture && (
            <Button
              variant="default"
              size="compact-sm"
              loading={set.isPending}
              onClick={() =>
                set.mutate(
                  { agentIds: [id], picture: null },
                  { onError: (refusal) => toastRefusal(t('not-saved'), refusal) },
                )
              }
            >
              {t('remove-picture')}
            </Button>
          )}
        </div>
        <p className={form.hint}>{t('picture-hint')}</p>
      </div>
      {drawing && (
        <Suspense>
          <PictureDialog
            save={(png) => set.mutateAsync({ agentIds: [id], picture: png })}
            onClose={() => setDrawing(false)}
            onSaved={() => setDrawing(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
