import { Button } from '@mantine/core'
import { answer, api } from '@svara/api'
import { Avatar, lazyPart } from '@svara/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { loadAdminTexts, useTranslation } from '../../i18n'
import { toastRefusal } from '../../toast'
import { useSession } from '../session'
import { agentsQuery } from '../tickets'
import styles from './ProfilePage.module.css'

const PictureDialog = lazyPart(
  async () => (await Promise.all([import('../admin/agents/PictureDialog'), loadAdminTexts()]))[0],
)

/** One's own face, as colleagues and visitors see it. */
export function OwnPicture({ onSaved }: { onSaved?: () => void }) {
  const { t } = useTranslation('profile')
  const { agent } = useSession()
  const { data: agents } = useQuery(agentsQuery)
  const queries = useQueryClient()
  const [drawing, setDrawing] = useState(false)
  const set = useMutation({
    mutationFn: (picture: string | null) => answer(api.PUT('/api/session/agent/picture', { body: { picture } })),
    onSettled: () => queries.invalidateQueries({ queryKey: agentsQuery.queryKey }),
  })
  const picture = agents?.find(({ id }) => id === agent.id)?.picture
  return (
    <div className={styles.picture}>
      <Avatar name={agent.name} size={56} picture={picture} />
      <Button variant="default" size="compact-sm" onClick={() => setDrawing(true)}>
        {picture ? t('change-picture') : t('choose-picture')}
      </Button>
      {picture && (
        <Button
          variant="default"
          size="compact-sm"
          loading={set.isPending}
          onClick={() => set.mutate(null, { onError: (refusal) => toastRefusal(t('picture-not-removed'), refusal) })}
        >
          {t('remove-picture')}
        </Button>
      )}
      {drawing && (
        <Suspense>
          <PictureDialog
            save={(png) => set.mutateAsync(png)}
            onClose={() => setDrawing(false)}
            onSaved={() => {
              setDrawing(false)
              onSaved?.()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
