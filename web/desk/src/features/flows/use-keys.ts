import { useTranslation } from '../../i18n'
import { useShortcuts } from '../../shortcuts'

interface Acts {
  step: (act: 'undo' | 'redo') => void
  duplicate: () => void
  toSide: (side: 'blocks' | 'outline') => void
  simulate: () => void
  arrange: () => void
  revisions: () => void
}

/** What can be done from anywhere on the page; the canvas has keys of its own for its blocks. */
export function useKeys(group: string, { step, duplicate, toSide, simulate, arrange, revisions }: Acts) {
  const { t } = useTranslation('flows')
  useShortcuts([
    { keys: 'mod+z', label: t('undo'), group, run: () => step('undo') },
    { keys: 'mod+Shift+z', label: t('redo'), group, run: () => step('redo') },
    { keys: 'mod+y', label: t('redo'), group, run: () => step('redo') },
    { keys: 'mod+d', label: t('duplicate'), group, run: duplicate },
    { keys: '/', label: t('search'), group, first: true, run: () => toSide('blocks') },
    { keys: 'f', label: t('find'), group, run: () => toSide('outline') },
    { keys: 'x', label: t('simulate'), group, run: simulate },
    { label: t('tidy'), group, run: arrange },
    { label: t('revisions'), group, run: revisions },
  ])
}
