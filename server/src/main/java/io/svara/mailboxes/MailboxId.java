package io.svara.mailboxes;

import io.svara.kernel.Id;

public record MailboxId(long value) implements Id {}
