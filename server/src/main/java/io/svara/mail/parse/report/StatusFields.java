package io.svara.mail.parse.report;

import io.svara.mail.parse.report.DeliveryReport.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a delivery status (RFC 3464), one group for each recipient, and forgives what is missing. */
final class StatusFields {

    /**
     * What a status tells of one recipient.
     *
     * @param address can be empty, or be no address
     * @param said what the other server said; empty when not told
     */
    record Told(String address, Action action, String status, String said) {}

    private static final List<String> RECIPIENT =
            List.of("original-recipient", "final-recipient", "x-actual-recipient", "x-original-recipient");
    private static final List<String> OUTCOME = List.of("action", "status", "diagnostic-code", "x-display-name");
    private static final int MAX_RECIPIENTS = 100;

    private static final Map<String, Action> ACTIONS = Map.of(
            "fail", Action.FAILED,
            "error", Action.FAILED,
            "delay", Action.DELAYED,
            "deliver", Action.DELIVERED,
            "success", Action.DELIVERED,
            "relay", Action.RELAYED,
            "expand", Action.EXPANDED);

    private StatusFields() {}

    static List<Told> read(List<Fields> groups) {
        var all = new ArrayList<Told>();
        for (var group : groups) {
            var told = isOfRecipient(group) ? told(group) : null;
            if (told != null && all.size() < MAX_RECIPIENTS) {
                all.add(told);
            }
        }
        return all;
    }

    private static boolean isOfRecipient(Fields group) {
        return group.hasAny(RECIPIENT) && group.hasAny(OUTCOME) || group.has("action") && group.has("status");
    }

    private static @Nullable Told told(Fields group) {
        var said = (afterType(group.get("diagnostic-code")) + " " + comment(group.get("status"))).strip();
        var status = SmtpCodes.status(group.get("status"));
        var action = action(group.get("action"), status, said);
        return action == null ? null : new Told(address(group), action, status(status, said), said);
    }

    /** Many write 5.0.0 and have the real one in what the other server said. */
    private static String status(String status, String said) {
        var answered = SmtpCodes.status(said);
        return status.isEmpty() || status.endsWith(".0.0") && !answered.isEmpty() ? answered : status;
    }

    private static @Nullable Action action(String field, String status, String said) {
        var word = field.strip().toLowerCase(Locale.ROOT);
        for (var action : ACTIONS.entrySet()) {
            if (word.startsWith(action.getKey())) {
                return action.getValue();
            }
        }
        var code = status.isEmpty() ? SmtpCodes.reply(said) : status;
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case '5' -> Action.FAILED;
            case '4' -> Action.DELAYED;
            case '2' -> Action.DELIVERED;
            default -> null;
        };
    }

    private static String address(Fields group) {
        for (var name : RECIPIENT) {
            var address = afterType(group.get(name));
            var found = Addresses.first(address.indexOf('@') < 0 ? unescaped(address) : address);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return afterType(group.first("final-recipient", "original-recipient")).replaceAll("[<>]", "");
    }

    /** {@code anna+40example.com}, as RFC 3461 writes it. */
    private static String unescaped(String address) {
        return address.replace("+40", "@").replace("+2B", "+");
    }

    /** {@code rfc822; anna@example.com}, {@code smtp; 550 No such user} */
    static String afterType(String field) {
        int semicolon = field.indexOf(';');
        boolean typed = semicolon > 0
                && semicolon <= 30
                && field.substring(0, semicolon)
                        .strip()
                        .chars()
                        .allMatch(one -> Character.isLetterOrDigit(one) || one == '-' || one == '.');
        return typed ? field.substring(semicolon + 1).strip() : field.strip();
    }

    /** {@code 5.4.4 (Illegal host/domain name found)} */
    private static String comment(String status) {
        int open = status.indexOf('(');
        return open < 0 ? "" : status.substring(open + 1).replace(")", "");
    }
}
