import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { flowUsesQuery, type Named } from '../../flows'
import dialog from './Dialog.module.css'

/** Warns that flows name what is about to be removed. */
export function FlowUses({ of }: { of: Named }) {
  const { t } = useTranslation('admin')
  const uses = useQuery(flowUsesQuery(of)).data ?? []
  return uses.map(({ kind, published, draft }) => (
    <p key={kind} role="status" className={dialog.text}>
      {t(published.length > 0 ? 'flow-runs-it' : 'flow-drafts-it', {
        flow: wordFor('admin:page.', `${kind}-flow`),
        count: published.length || draft.length,
      })}
    </p>
  ))
}
