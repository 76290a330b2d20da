import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from '../../../../i18n'
import { useBlockSender } from '../../api/block-sender'

/** Asks once: what is blocked is not seen for long. */
export default function BlockDialog({ sender, onClose }: { sender: string; onClose: () => void }) {
  const { t } = useTranslation('conversation')
  const block = useBlockSender()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('block-question', { sender })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('block-hint')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button data-autofocus loading={block.isPending} onClick={() => block.mutate(sender, { onSettled: onClose })}>
          {t('block')}
        </Button>
      </Group>
    </Modal>
  )
}
