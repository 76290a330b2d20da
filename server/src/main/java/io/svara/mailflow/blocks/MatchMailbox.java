package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.mailboxes.MailboxId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** To which mailbox the mail came. */
final class MatchMailbox implements Condition<Mail, MatchMailbox.Settings> {

    private static final Field MAILBOXES = Field.some("mailboxIds", "mailboxes");

    record Settings(Set<MailboxId> mailboxes) {}

    @Override
    public String type() {
        return "match-mailbox";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(MAILBOXES);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("mailboxIds", List.of("7"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(
                given.ids(MAILBOXES, "mailbox").stream().map(MailboxId::new).collect(Collectors.toSet()));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> mail.mailbox() != null && settings.mailboxes().contains(mail.mailbox());
    }
}
