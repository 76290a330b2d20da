package io.svara.mail.parse;

import io.svara.channels.FileName;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of attachments: safe for any file system, and telling where the sender gave none. */
final class AttachmentNames {

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/ms-tnef", "dat"),
            Map.entry("application/vnd.ms-tnef", "dat"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/json", "json"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pgp-keys", "asc"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/webp", "webp"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("message/disposition-notification", "txt"),
            Map.entry("message/feedback-report", "txt"),
            Map.entry("message/global", "eml"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/html", "html"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("text/rtf", "rtf"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("text/x-vcard", "vcf"),
            Map.entry("video/mp4", "mp4"));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("application/ms-tnef", "winmail"),
            Map.entry("application/vnd.ms-tnef", "winmail"),
            Map.entry("application/pgp-signature", "signature"),
            Map.entry("application/pkcs7-mime", "smime"),
            Map.entry("application/x-pkcs7-mime", "smime"),
            Map.entry("application/pkcs7-signature", "smime"),
            Map.entry("application/x-pkcs7-signature", "smime"),
            Map.entry("message/delivery-status", "delivery-status"),
            Map.entry("message/disposition-notification", "receipt"),
            Map.entry("message/feedback-report", "feedback-report"),
            Map.entry("text/rfc822-headers", "original-headers"),
            Map.entry("text/calendar", "invitation"));

    private AttachmentNames() {}

    /** @param subject of a mail that is itself an attachment */
    static String choose(@Nullable String declared, String contentType, @Nullable String subject, int index) {
        var name = declared == null ? "" : sanitize(declared);
        if (!name.isEmpty()) {
            return name;
        }
        var title = subject == null
                ? ""
                : sanitize(subject.replaceAll("[/\\\\|]", "-").replaceAll("[:?*\"<>]", ""));
        return title.isEmpty() ? invent(contentType, index) : title + ".eml";
    }

    private static String invent(String contentType, int index) {
        var stem = NAMES.getOrDefault(contentType, stem(contentType) + "-" + (index + 1));
        return stem + "." + EXTENSIONS.getOrDefault(contentType, "bin");
    }

    private static String stem(String contentType) {
        var type =
                contentType.substring(0, Math.max(0, contentType.indexOf('/'))).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "image", "audio", "video", "text", "message" -> type;
            default -> "attachment";
        };
    }

    static String sanitize(String declared) {
        return FileName.safe(OneLine.cut(declared, 2_000), MailLimits.FILE_NAME_CHARS);
    }
}
