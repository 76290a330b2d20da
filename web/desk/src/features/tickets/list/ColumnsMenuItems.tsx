import { Menu } from '@mantine/core'
import { RotateCcw } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { ROW_COLUMNS, type RowColumn, type useShownColumns } from './shown-columns'

export default function ColumnsMenuItems({ columns }: { columns: ReturnType<typeof useShownColumns> }) {
  const { t } = useTranslation('list')
  return (
    <>
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
    </>
  )
}
