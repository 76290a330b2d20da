import { useTranslation } from '../../../../i18n'

/** Texts to begin with, in the language of the desk. What stands in braces is filled in when a mail leaves. */
export function useSamples() {
  const { t } = useTranslation('mailboxes')
  const mailbox = tag('mailbox.name')
  return {
    signature: t('sample.signature', { agent: tag('agent.name'), mailbox, address: tag('mailbox.address') }),
    consent: t('sample.consent', { mailbox }),
    response: t('sample.response', { requester: tag('requester.name'), number: tag('ticket.number'), mailbox }),
    outside: t('sample.outside', { requester: tag('requester.name'), number: tag('ticket.number'), mailbox }),
  }
}

/** As one would write it in the editor: lines stay together, and an empty one parts paragraphs. */
export function written(sample: string) {
  return sample
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('<p></p>')
}

function tag(name: string) {
  return `{{${name}}}`
}
