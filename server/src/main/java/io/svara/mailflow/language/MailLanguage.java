package io.svara.mailflow.language;

import io.svara.channels.html.Folding;
import org.jspecify.annotations.Nullable;

/** The language of what somebody wrote in a mail. Found out when a block asks, and once. */
public final class MailLanguage {

    private final String subject;
    private final String text;
    private boolean known;
    private @Nullable String code;

    /** @param text what can be read of the mail */
    public MailLanguage(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    /** See {@link Languages#of}. */
    public @Nullable String code() {
        if (!known) {
            code = Languages.of(subject + "\n" + own());
            known = true;
        }
        return code;
    }

    /** What is quoted, somebody else has written. */
    private String own() {
        var from = Folding.quotedFrom(text, subject);
        return from == null ? text : text.substring(0, from);
    }
}
