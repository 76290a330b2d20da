package io.svara.mail.parse.report;

import io.svara.channels.FailureReason;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the reason in what servers said: plain words before numbers, numbers before vague words, near before far. */
final class Reasons {

    private static final List<String> TO_MAIL_FROM = List.of("in reply to mail from", "after mail from");

    private Reasons() {}

    /**
     * @param near what was said of this recipient, the nearest first: the other server's answer, the lines around the
     *     address
     * @param status of the report's fields; empty when not told
     * @param notice gives what {@link #ofNotice} found in all that the report says: asked last, for it may name reasons
     *     that it only thinks of
     */
    static FailureReason of(List<String> near, String status, Supplier<FailureReason> notice) {
        var reason = ofRecipient(first(near, Reasons::plainly), near);
        reason = reason.isKnown() ? reason : SmtpCodes.plainly(status);
        reason = reason.isKnown() ? reason : first(near, Reasons::vaguely);
        reason = reason.isKnown() ? reason : SmtpCodes.vaguely(status);
        return reason.isKnown() ? reason : notice.get();
    }

    static FailureReason ofNotice(String notice) {
        var reason = plainly(notice);
        return reason.isKnown() ? reason : vaguely(notice);
    }

    /** What is answered to MAIL FROM is about the sender: it is the sender's domain that is not known. */
    private static FailureReason ofRecipient(FailureReason reason, List<String> near) {
        boolean unknown = reason == FailureReason.UNKNOWN_RECIPIENT || reason == FailureReason.HOST_UNKNOWN;
        return unknown && near.stream().anyMatch(text -> Wording.of(text).saysAny(TO_MAIL_FROM))
                ? FailureReason.REJECTED
                : reason;
    }

    private static FailureReason first(List<String> texts, Function<String, FailureReason> asked) {
        for (var text : texts) {
            var reason = asked.apply(text);
            if (reason.isKnown()) {
                return reason;
            }
        }
        return FailureReason.UNDETERMINED;
    }

    private static FailureReason plainly(String text) {
        var reason = ReasonWords.plainly(Wording.of(text));
        return reason.isKnown() ? reason : SmtpCodes.plainly(SmtpCodes.status(text));
    }

    private static FailureReason vaguely(String text) {
        var reason = ReasonWords.vaguely(Wording.of(text));
        reason = reason.isKnown() ? reason : SmtpCodes.vaguely(SmtpCodes.status(text));
        return reason.isKnown() ? reason : SmtpCodes.ofReply(SmtpCodes.reply(text));
    }
}
