import { Menu } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { RotateCcw, Settings2 } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { ROW_COLUMNS, type RowColumn, type useShownColumns } from './shown-columns'

export function ColumnsMenu({ columns }: { columns: ReturnType<typeof useShownColumns> }) {
  const { t } = useTranslation('list')
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <IconButton label={t('columns')}>
          <Settings2 size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('columns')}</Menu.Label>
        <Menu.CheckboxGroup value={columns.shown} onChange={(shown) => columns.show(shown as RowColumn[])}>
          {ROW_COLUMNS.map((column) => (
            <Menu.CheckboxItem key={column} value={column}>
              {t(`column.${column}`)}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        {!columns.isUsual && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<RotateCcw size={15} />} onClick={columns.showUsual}>
              {t('usual-columns')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
