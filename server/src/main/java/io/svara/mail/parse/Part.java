package io.svara.mail.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part's header: what kind of content follows.
 *
 * @param defaultType what a part without a type is; depends on the part around it
 */
record Part(List<HeaderField> fields, String defaultType) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}");

    private static final Set<String> PLAIN = Set.of("text/plain", "text", "plain", "text/text", "text/txt");
    private static final Set<String> HTML = Set.of("text/html", "html", "application/xhtml+xml");
    private static final Set<String> ENRICHED = Set.of("text/enriched", "text/richtext");

    // The same once more, for other programs than ours
    private static final Set<String> REPEATING = Set.of("text/x-amp-html", "text/watch-html", "text/x-watch-html");

    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> SMIME = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    String type() {
        var declared = declaredType().value();
        if (declared.isEmpty()) {
            return defaultType;
        }
        if (PLAIN.contains(declared)) {
            return "text/plain";
        }
        if (HTML.contains(declared)) {
            return "text/html";
        }
        boolean valid = TYPE.matcher(declared).matches();
        return valid ? declared : fileName() == null ? "text/plain" : "application/octet-stream";
    }

    HeaderParameters declaredType() {
        return parameters("content-type");
    }

    String encoding() {
        return value("content-transfer-encoding")
                .strip()
                .replace("\"", "")
                .replaceFirst("[;(\\s].*$", "")
                .toLowerCase(Locale.ROOT);
    }

    boolean isText() {
        return type().equals("text/plain") || isHtml() || isEnriched();
    }

    boolean isHtml() {
        return type().equals("text/html");
    }

    boolean isEnriched() {
        return ENRICHED.contains(type());
    }

    boolean isRepeating() {
        return REPEATING.contains(type());
    }

    boolean isTnef() {
        var name = fileName();
        return TNEF.contains(type())
                || type().equals("application/octet-stream") && "winmail.dat".equalsIgnoreCase(name);
    }

    boolean isSmime() {
        var name = fileName();
        return SMIME.contains(type())
                || type().equals("application/octet-stream")
                        && name != null
                        && name.toLowerCase(Locale.ROOT).endsWith(".p7m");
    }

    /** Such as {@code enveloped-data}; empty where it is not said. */
    String smimeType() {
        return declaredType().get("smime-type", "").toLowerCase(Locale.ROOT);
    }

    boolean isMultipart() {
        return type().startsWith("multipart/");
    }

    boolean isDeclaredAttachment() {
        return parameters("content-disposition").value().equals("attachment");
    }

    @Nullable
    String fileName() {
        var name = parameters("content-disposition").get("filename");
        return name == null || name.isBlank() ? declaredType().get("name") : name;
    }

    @Nullable
    String contentId() {
        var ids = MessageIds.parse(value("content-id"));
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        var bare = OneLine.of(value("content-id"), MailLimits.MESSAGE_ID_CHARS);
        return bare.isEmpty() || bare.equals("<>") ? null : bare;
    }

    private HeaderParameters parameters(String name) {
        var value = value(name);
        return value.isEmpty() ? HeaderParameters.NONE : HeaderParameters.parse(value);
    }

    private String value(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field.text(MailCharsets.Hint.NONE);
            }
        }
        return "";
    }
}
