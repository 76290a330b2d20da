package io.svara.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about who sent a mail.
 *
 * @param verdicts Svara's own, and those of a trusted relay that stand in their place: SPF, then DKIM by signature, then DMARC
 * @param relay the trusted relay that handed the mail over; null where none did
 * @param forwarded whether the mail was forwarded here by the mailbox's own provider, as far as can be seen: then SPF judges the
 *     provider, and says nothing of the sender
 * @param claims verdicts that stand in the mail and that nobody trusted wrote; shown, never used
 * @param spam what the relay's filter says; null where it says nothing
 */
public record SenderChecks(
        Authenticity authenticity,
        List<Verdict> verdicts,
        @Nullable Relay relay,
        boolean forwarded,
        List<Claim> claims,
        @Nullable Spam spam,
        Instant checkedAt) {

    /**
     * @param method {@code spf}, {@code dkim} or {@code dmarc}
     * @param result in the words of RFC 8601: {@code pass}, {@code fail}, {@code softfail}, {@code neutral}, {@code none},
     *     {@code policy}, {@code temperror} or {@code permerror}
     * @param domain whose record was asked, null where none could be
     * @param selector of a DKIM key
     * @param policy what the domain asks for by DMARC: {@code none}, {@code quarantine} or {@code reject}
     * @param reason a word for why, such as {@code body-changed}; null where the result says all
     * @param aligned whether the domain is that of From, as DMARC understands it; null where that was not asked
     * @param byRelay whether the trusted relay says so, rather than Svara
     */
    public record Verdict(
            String method,
            String result,
            @Nullable String domain,
            @Nullable String selector,
            @Nullable String policy,
            @Nullable String reason,
            @Nullable Boolean aligned,
            boolean byRelay) {

        public boolean is(String other) {
            return result.equals(other);
        }

        /** Says something of who passed the mail on, and nothing of who wrote it. */
        public Verdict ofForwarder() {
            return new Verdict(method, result, domain, selector, policy, "forwarded", aligned, byRelay);
        }

        public boolean isOfForwarder() {
            return "forwarded".equals(reason);
        }

        public Verdict aligned(boolean now) {
            return new Verdict(method, result, domain, selector, policy, reason, now, byRelay);
        }
    }

    /** @param name by which it signs its verdicts; empty where it wrote none */
    public record Relay(String address, String name) {}

    /** @param writer the name that the verdicts are signed with */
    public record Claim(String writer, String text) {}

    /** @param text what the filter wrote beside it, such as its score */
    public record Spam(boolean spam, String text) {}

    public SenderChecks {
        verdicts = List.copyOf(verdicts);
        claims = List.copyOf(claims);
    }
}
