package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.mailboxes.MailboxId;
import java.util.List;
import java.util.Map;

/** Moves the ticket into another mailbox. */
final class MoveToMailbox implements Action<Mail, MoveToMailbox.Settings> {

    private static final Field MAILBOX = Field.one("mailboxId", "mailbox");

    record Settings(MailboxId mailbox) {}

    @Override
    public String type() {
        return "move-to-mailbox";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(MAILBOX);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("mailboxId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new MailboxId(given.id(MAILBOX)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().mailbox(settings.mailbox()));
    }
}
