package io.svara.mail.parse.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a report that are made for machines.
 *
 * @param status groups of fields of all delivery statuses
 * @param feedback of a complaint (RFC 5965); empty when there is none
 * @param receipt of a read receipt (RFC 8098); empty when there is none
 * @param returned header of the mail that the report is about, when a part brings it
 */
record MachineParts(List<Fields> status, Fields feedback, Fields receipt, Fields returned) {

    private static final List<String> OF_A_MAIL = List.of("from", "to", "subject", "date", "received", "return-path");

    static MachineParts of(List<ReportedMail.Part> parts) {
        var status = new ArrayList<Fields>();
        var feedback = Fields.NONE;
        var receipt = Fields.NONE;
        var returned = Fields.NONE;
        for (var part : parts) {
            switch (part.type()) {
                case "message/delivery-status", "message/global-delivery-status" ->
                    status.addAll(Fields.groups(part.beginning()));
                case "message/feedback-report" -> feedback = all(part.beginning());
                case "message/disposition-notification" -> receipt = all(part.beginning());
                default -> returned = returned.values().isEmpty() ? mail(part) : returned;
            }
        }
        return new MachineParts(status, feedback, receipt, returned);
    }

    /** Some put an empty line between the fields. */
    private static Fields all(byte[] content) {
        var lines = new String(content, StandardCharsets.UTF_8).lines();
        return Fields.header(lines.filter(line -> !line.isBlank()).toList());
    }

    /** A mail, the header of one, or a text that begins like one. */
    private static Fields mail(ReportedMail.Part part) {
        boolean canBe = part.type().startsWith("message/") || part.type().startsWith("text/");
        var header = canBe ? Fields.header(part.beginning()) : Fields.NONE;
        return header.hasAny(OF_A_MAIL) || header.has("message-id") ? header : Fields.NONE;
    }
}
