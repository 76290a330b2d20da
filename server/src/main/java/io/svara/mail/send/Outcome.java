package io.svara.mail.send;

/** What became of a mail for one recipient, with what the server said or what went wrong. */
public sealed interface Outcome {

    String detail();

    /** The relay has it now. */
    record Accepted(String detail) implements Outcome {}

    /** The relay will never take it (5xx): trying again is of no use. */
    record Refused(String detail) implements Outcome {}

    /** Not this time: the relay said so (4xx), could not be reached, or broke off. */
    record Deferred(String detail) implements Outcome {}
}
