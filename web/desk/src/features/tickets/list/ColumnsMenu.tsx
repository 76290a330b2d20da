import { IconButton } from '@svara/ui'
import { Settings2 } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { MenuOnDemand } from '../../../menu'
import type { useShownColumns } from './shown-columns'

const loadItems = () => import('./ColumnsMenuItems')

export function ColumnsMenu({ columns }: { columns: ReturnType<typeof useShownColumns> }) {
  const { t } = useTranslation('list')
  return (
    <MenuOnDemand load={loadItems} about={{ columns }} position="bottom-end" width={230}>
      {(button) => (
        <IconButton label={t('columns')} {...button}>
          <Settings2 size={16} />
        </IconButton>
      )}
    </MenuOnDemand>
  )
}
