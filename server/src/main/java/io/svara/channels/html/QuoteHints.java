package io.svara.channels.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Keeps of a tag's class, id and name only what mail programs say by them: that something is quoted, or a signature. It
 * stands in the clean HTML as one of these classes, by which {@link Folding} knows it.
 */
final class QuoteHints extends HtmlStreamEventReceiverWrapper {

    static final String QUOTE = "mail-quote";
    static final String ATTRIBUTION = "mail-attribution";
    static final String OPENING = "mail-opening";
    static final String SIGNATURE = "mail-signature";

    static final List<String> ALL = List.of(QUOTE, ATTRIBUTION, OPENING, SIGNATURE);

    private static final Set<String> QUOTES = Set.of(
            "yahoo_quoted",
            "protonmail_quote",
            "tutanota_quote",
            "mail-editor-reference-message-container",
            "olk_src_body_section",
            "zmail_extra",
            "messagereplysection",
            "clean_bq",
            "front-blockquote");
    private static final Set<String> ATTRIBUTIONS = Set.of("gmail_attr", "moz-cite-prefix", "airmail_on");
    private static final Set<String> OPENINGS = Set.of("divrplyfwdmsg", "outlookmessageheader");
    private static final Set<String> SIGNATURES = Set.of(
            "gmail_signature",
            "gmail_signature_prefix",
            "moz-signature",
            "signature",
            "applemailsignature",
            "ms-outlook-mobile-signature",
            "protonmail_signature_block",
            "messagesignaturesection",
            "composer_signature",
            "bloop_sign",
            "mobile_signature");

    QuoteHints(HtmlStreamEventReceiver next) {
        super(next);
    }

    /** They come as name, value, name, value. */
    @Override
    public void openTag(String element, List<String> attributes) {
        var kept = new ArrayList<String>(attributes.size());
        String hint = null;
        for (int at = 0; at + 1 < attributes.size(); at += 2) {
            var name = attributes.get(at);
            if (name.equals("class") || name.equals("id") || name.equals("name")) {
                hint = hint == null ? hint(element, attributes.get(at + 1)) : hint;
                continue;
            }
            if (element.equals("blockquote")
                    && name.equals("type")
                    && attributes.get(at + 1).equalsIgnoreCase("cite")) {
                hint = QUOTE;
            }
            kept.add(name);
            kept.add(attributes.get(at + 1));
        }
        if (hint != null) {
            kept.add("class");
            kept.add(hint);
        }
        underlying.openTag(element, kept);
    }

    private static @Nullable String hint(String element, String value) {
        if (value.length() > 200) {
            return null;
        }
        for (var word : value.toLowerCase(Locale.ROOT).split("\\s+")) {
            var hint = ofWord(element, withoutPrefix(word));
            if (hint != null) {
                return hint;
            }
        }
        return null;
    }

    /** Outlook on the web puts its own before the names that other programs give. */
    private static String withoutPrefix(String word) {
        var name = word;
        while (name.startsWith("x_")) {
            name = name.substring(2);
        }
        return name;
    }

    private static @Nullable String ofWord(String element, String word) {
        // its div of the same name also holds what is written below the quotation
        if (QUOTES.contains(word)
                || word.startsWith("yahoo_quoted_")
                || (word.equals("gmail_quote") && element.equals("blockquote"))) {
            return QUOTE;
        }
        if (ATTRIBUTIONS.contains(word)) {
            return ATTRIBUTION;
        }
        if (OPENINGS.contains(word)) {
            return OPENING;
        }
        boolean ofYahoo = word.startsWith("ydp") && word.endsWith("signature");
        return ofYahoo || SIGNATURES.contains(word) ? SIGNATURE : null;
    }
}
