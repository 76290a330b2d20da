import { Drawer } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { DetailsPane } from '../details/DetailsPane'
import { FiltersPane } from '../filters/FiltersPane'

interface Props {
  which: 'filters' | 'details'
  filter: string
  ticket: string | undefined
  onClose: () => void
}

/** Where the window is too narrow for a column, it comes over the others when it is asked for. */
export default function Drawers({ which, filter, ticket, onClose }: Props) {
  const { t } = useTranslation(['tickets', 'app'])
  const closing = { onClose, closeButtonProps: { 'aria-label': t('app:close') } }
  if (which === 'filters')
    return (
      <Drawer opened {...closing} title={t('filters')} size={280} padding={0}>
        <FiltersPane current={filter} onChosen={onClose} />
      </Drawer>
    )
  return (
    <Drawer opened={Boolean(ticket)} {...closing} title={t('details')} position="right" size={340} padding={0}>
      {ticket && <DetailsPane ticketId={ticket} />}
    </Drawer>
  )
}
