import { Refusal } from '@svara/api'
import { useTranslation } from '../../i18n'
import { reason, toast } from '../../toast'
import { usePublish } from './api/publish'
import { useRestore } from './api/restore'
import type { FlowKind, Problem, Published } from './api/types'
import type { DraftKeeper } from './keeper'
import { problemsOf } from './problems'

interface Given {
  kind: FlowKind
  keeper: DraftKeeper
  look: () => Promise<void>
  onPublished: (made: Published) => void
  onRefused: (problems: Problem[]) => void
  onRestored: () => void
  onClose: () => void
}

/** From the draft to a revision, and from a revision back into the draft. */
export function usePublishing({ kind, keeper, look, onPublished, onRefused, onRestored, onClose }: Given) {
  const { t } = useTranslation('flows')
  const publish = usePublish(kind)
  const restore = useRestore(kind)

  function publishNow(note: string) {
    publish.mutateAsync({ version: keeper.getSnapshot().version, ...(note ? { note } : {}) }).then(
      (made) => {
        onPublished(made)
        toast(t('published', { number: made.revision }))
      },
      (refusal: unknown) => {
        const found = problemsOf(refusal)
        if (found.length > 0) onRefused(found)
        else if (refusal instanceof Refusal && refusal.problem.status === 409) {
          onClose()
          void look()
          toast(reason(refusal))
        }
      },
    )
  }

  async function restoreRevision(number: number) {
    await keeper.flush()
    restore.mutateAsync({ revision: number, version: keeper.getSnapshot().version }).then(
      (now) => {
        keeper.take(now)
        onRestored()
        toast(t('restored', { number }))
      },
      () => {},
    )
  }

  return { publish, publishNow, restore, restoreRevision }
}
