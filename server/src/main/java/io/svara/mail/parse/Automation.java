package io.svara.mail.parse;

/**
 * Whether a person wrote a mail or a machine sent it.
 *
 * @param rule the rule that said so, such as {@code auto-submitted}; stable, to be logged and counted. {@code none} for
 *     a person
 */
public record Automation(Kind kind, String rule) {

    public enum Kind {
        /** Nothing speaks against a person. */
        PERSON,
        /** A machine's answer to some mail: on holiday, we have received your request. */
        AUTO_REPLY,
        /** Sent to many: newsletters, mailing lists. */
        LIST,
        /** A mail could not be delivered. */
        BOUNCE,
        /** A machine's notice or report that nobody wrote: receipts, abuse reports, a mail is delayed. */
        REPORT
    }

    static final Automation PERSON = new Automation(Kind.PERSON, "none");

    /** Only a person's mail may get an automatic response; anything else could begin a loop. */
    public boolean isPerson() {
        return kind == Kind.PERSON;
    }
}
