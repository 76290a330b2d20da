package io.svara.channels.html;

/**
 * A line of a message that is not blank.
 *
 * @param text without its surrounding space, its beginning if it is long; empty for a line of pictures only
 * @param quoted marked as somebody else's, by a {@code >} or by the mail program
 * @param attribution marked by the mail program as the line that says who wrote what follows
 * @param opens marked by the mail program as the first line of the mail that was answered or forwarded
 * @param signature marked by the mail program as part of the signature
 * @param apart whether a blank line stands before it
 */
record MailLine(String text, boolean quoted, boolean attribution, boolean opens, boolean signature, boolean apart) {

    /** Longer ones are no attribution and no header. */
    static final int MAX_CHARS = 400;

    boolean isPicture() {
        return text.isEmpty();
    }
}
