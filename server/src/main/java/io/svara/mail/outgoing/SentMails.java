package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.kernel.Id;
import io.svara.kernel.problem.Problem;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails of ours as whoever answers them needs them. */
@Component
public class SentMails {

    public record OutboxId(long value) implements Id {}

    /**
     * Ids with angle brackets.
     *
     * @param text null once it has left: the conversation keeps it
     */
    public record SentMail(
            Address from,
            Address replyTo,
            String subject,
            @Nullable String text,
            String internetId,
            List<String> references,
            Instant date) {}

    private final OutgoingMailRows rows;
    private final SeenMails seen;

    SentMails(OutgoingMailRows rows, SeenMails seen) {
        this.rows = rows;
        this.seen = seen;
    }

    /** One that the current agent may see. */
    public SentMail get(OutboxId id) {
        return rows.find(id.value())
                .filter(mail -> mail.place() != null && seen.isSeen(mail))
                .map(SentMails::sent)
                .orElseThrow(() -> Problem.notFound("outgoing-mail"));
    }

    private static SentMail sent(Outgoing mail) {
        var replyTo = mail.mail().replyTo();
        return new SentMail(
                mail.mail().from(),
                replyTo == null ? mail.mail().from() : replyTo,
                mail.mail().subject(),
                mail.mail().text(),
                bracketed(mail.internetId()),
                mail.mail().references().stream().map(SentMails::bracketed).toList(),
                mail.mail().date());
    }

    private static String bracketed(String internetId) {
        return "<" + internetId + ">";
    }
}
