package io.svara.mailboxes.groups;

import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.MailboxId;
import java.util.List;

/**
 * @param mailboxIds whose tickets the group's agents see
 * @param choices all mailboxes of the organisation
 * @param version the group's
 */
record GroupMailboxes(List<MailboxId> mailboxIds, List<MailboxChoice> choices, long version) {}
