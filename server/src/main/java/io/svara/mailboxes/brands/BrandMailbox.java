package io.svara.mailboxes.brands;

import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.MailboxId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param mailboxId null: none was chosen, or it is gone
 * @param choices all mailboxes of the organisation
 * @param version of this choice, not of the brand
 */
record BrandMailbox(@Nullable MailboxId mailboxId, List<MailboxChoice> choices, long version) {}
