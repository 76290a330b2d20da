package io.svara.mail.forwarding;

import io.svara.channels.DeliveryState;
import io.svara.channels.TestMails.Sent;
import io.svara.mail.forwarding.ForwardingTestRows.Trial;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last trial of a mailbox's forwarding.
 *
 * @param state {@code queued}, {@code sent} (and not come back yet), {@code kept} (the demo sends nothing), {@code failed}
 *     (no server took it), {@code bounced} (sent back), {@code came} or {@code came-elsewhere} (to another mailbox)
 * @param cameTo the mailbox whose address it came to
 * @param answer what the server said that did not take it, or sent it back
 * @param advice {@code external-forwarding} where the answer is Microsoft's to forwarding that its administrator has not
 *     allowed; null where nothing is known about it
 */
record ForwardingTrial(
        String state,
        Instant sentAt,
        @Nullable Instant cameAt,
        @Nullable MailboxId cameTo,
        @Nullable String answer,
        @Nullable String advice) {

    /** Microsoft 365, "Your organization does not allow external forwarding. Please contact your administrator". */
    private static final Pattern EXTERNAL_FORWARDING =
            Pattern.compile("5\\.7\\.520|does not allow external forwarding", Pattern.CASE_INSENSITIVE);

    static ForwardingTrial of(Trial trial, Optional<Sent> sent) {
        var answer = trial.answer() != null
                ? trial.answer()
                : sent.filter(mail -> mail.state() == DeliveryState.FAILED)
                        .map(Sent::detail)
                        .orElse(null);
        return new ForwardingTrial(
                state(trial, sent),
                trial.sentAt(),
                trial.cameAt(),
                trial.cameTo(),
                answer,
                answer != null && EXTERNAL_FORWARDING.matcher(answer).find() ? "external-forwarding" : null);
    }

    private static String state(Trial trial, Optional<Sent> sent) {
        if (trial.cameTo() != null) {
            return trial.cameTo().equals(trial.mailbox()) ? "came" : "came-elsewhere";
        }
        if (trial.bouncedAt() != null) {
            return "bounced";
        }
        return sent.map(mail -> mail.state().name().toLowerCase(Locale.ROOT)).orElse("sent");
    }
}
