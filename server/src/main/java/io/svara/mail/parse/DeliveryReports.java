package io.svara.mail.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the parts of a report say: its machine-readable part, and the header of the mail it is about. */
final class DeliveryReports {

    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_DIAGNOSTIC_CHARS = 1_000;

    private final List<DeliveryReport.Recipient> recipients = new ArrayList<>();
    private @Nullable String originalMessageId;
    private boolean found;

    /**
     * A part of the mail; other parts than these kinds say nothing.
     *
     * @param ofReport the part is in a multipart/report. A mail outside of one is somebody's forward, unless a status
     *     came before it
     */
    void read(String contentType, byte[] content, boolean ofReport) {
        switch (contentType) {
            case "message/delivery-status", "message/global-delivery-status" -> readStatus(content);
            case "message/disposition-notification" -> readReceipt(content);
            case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" -> {
                if (ofReport || found) {
                    readOriginal(content);
                }
            }
            default -> {}
        }
    }

    @Nullable
    DeliveryReport report() {
        return found ? new DeliveryReport(originalMessageId, recipients) : null;
    }

    private void readStatus(byte[] content) {
        found = true;
        for (var block : blocks(content)) {
            if (block.containsKey("final-recipient") || block.containsKey("original-recipient")) {
                add(block);
            }
        }
    }

    private void add(Map<String, String> block) {
        var address = address(block.getOrDefault("original-recipient", block.getOrDefault("final-recipient", "")));
        if (recipients.size() < MAX_RECIPIENTS) {
            recipients.add(new DeliveryReport.Recipient(
                    address,
                    word(block.getOrDefault("action", "")).toLowerCase(Locale.ROOT),
                    word(block.getOrDefault("status", "")),
                    diagnostic(block.getOrDefault("diagnostic-code", ""))));
        }
    }

    private void readReceipt(byte[] content) {
        found = true;
        for (var block : blocks(content)) {
            remember(block.get("original-message-id"));
        }
    }

    private void readOriginal(byte[] content) {
        try {
            var id = MailHeader.read(new ByteArrayInputStream(content)).first("message-id");
            remember(id == null ? null : id.text(MailCharsets.Hint.NONE));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void remember(@Nullable String field) {
        var ids = field == null ? List.<String>of() : MessageIds.parse(field);
        if (originalMessageId == null && !ids.isEmpty()) {
            originalMessageId = ids.getFirst();
        }
    }

    /** Groups of fields, each ended by an empty line: the first about the mail, one for each recipient after it. */
    private static List<Map<String, String>> blocks(byte[] content) {
        var blocks = new ArrayList<Map<String, String>>();
        Map<String, String> block = new HashMap<>();
        var last = "";
        for (var line : new String(content, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                blocks.add(block);
                block = new HashMap<>();
            } else if (Character.isWhitespace(line.charAt(0))) {
                block.computeIfPresent(last, (name, value) -> continued(value, line));
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                block.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        blocks.add(block);
        return blocks;
    }

    private static String continued(String value, String line) {
        return value.length() > MAX_DIAGNOSTIC_CHARS ? value : value + " " + line.strip();
    }

    /** {@code rfc822;anna@example.com} */
    private static String address(String field) {
        var addresses = AddressParser.parse(afterType(field));
        return addresses.isEmpty() ? "" : addresses.getFirst().address();
    }

    private static String diagnostic(String field) {
        return OneLine.of(afterType(field), MAX_DIAGNOSTIC_CHARS);
    }

    private static String afterType(String field) {
        int semicolon = field.indexOf(';');
        boolean typed = semicolon > 0 && field.substring(0, semicolon).strip().matches("[A-Za-z0-9.-]{1,30}");
        return typed ? field.substring(semicolon + 1).strip() : field.strip();
    }

    /** The first word, without the comment that some servers put behind it. */
    private static String word(String field) {
        var words = field.strip().split("[\\s(;]", 2);
        return OneLine.of(words[0], 40);
    }
}
