package io.svara.mail.parse.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a machine wrote a mail to report of another one. Persons write of mails that did not arrive, too. */
final class Suspicion {

    private static final Set<String> MAIL_SYSTEMS = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mdaemon",
            "mail-daemon",
            "postmaster",
            "mmdf",
            "bounce",
            "bounces",
            "mailer");

    private static final List<String> NAMES_OF_MAIL_SYSTEMS = List.of(
            "mail delivery",
            "mail deliver",
            "maildelivery",
            "mailer daemon",
            "mail system",
            "mail administrator",
            "postmaster",
            "mail delivery subsystem");

    /** What subjects of reports begin with, besides the words for failure. */
    private static final List<String> SUBJECTS = List.of(
            "delivery status",
            "delivery notification",
            "delivery report",
            "delivery status notification",
            "mail delivery",
            "mail could not",
            "mail system error",
            "message status",
            "message delivery",
            "message you sent",
            "message not",
            "status notification",
            "warning could not",
            "warning message",
            "notice mail delivery",
            "undeliver",
            "non deliver",
            "bounce",
            "不達",
            "エラーメール");

    private static final Set<String> OF_PERSONS = Set.of(
            "re", "sv", "vs", "aw", "antw", "antwort", "res", "r", "odp", "ynt", "fw", "fwd", "vb", "vl", "wg", "tr",
            "rv", "enc", "doorst", "pd", "i");

    private Suspicion() {}

    /** Cheap: from the header and the kinds of parts only. */
    static boolean isRaised(ReportedMail mail) {
        return !mail.reportType().isEmpty()
                || !mail.failedRecipients().isEmpty()
                || mail.returnsToNobody()
                || mail.automatic()
                || isFromMailSystem(mail)
                || subjectSpeaks(mail)
                || mail.parts().stream().anyMatch(Suspicion::isForMachines);
    }

    private static boolean isForMachines(ReportedMail.Part part) {
        return switch (part.type()) {
            case "message/delivery-status",
                    "message/global-delivery-status",
                    "message/disposition-notification",
                    "message/feedback-report" -> true;
            default -> false;
        };
    }

    /** The machine shows in the header, and what it says is of a mail that did not arrive. */
    static boolean isReport(ReportedMail mail, Notice notice) {
        if (mail.reportType().equals("delivery-status")
                || !mail.failedRecipients().isEmpty()) {
            return true;
        }
        var said = Wording.of(notice.text());
        boolean speaks = said.saysAny(FailureWords.FAILED) || said.saysAny(FailureWords.DELAYED);
        boolean answered = !SmtpCodes.reply(notice.text()).isEmpty()
                || !SmtpCodes.status(notice.text()).isEmpty();
        boolean returns = !notice.returned().values().isEmpty()
                || mail.parts().stream().anyMatch(part -> part.type().startsWith("message/"));
        if (isFromMailSystem(mail)) {
            return speaks || answered || returns || subjectSpeaks(mail);
        }
        if (mail.returnsToNobody()) {
            return subjectSpeaks(mail) || speaks && (returns || answered && !mail.automatic());
        }
        if (mail.automatic()) {
            return speaks && (subjectSpeaks(mail) || answered && returns);
        }
        return subjectBegins(mail) && speaks && (answered || returns);
    }

    private static boolean isFromMailSystem(ReportedMail mail) {
        int at = mail.senderAddress().lastIndexOf('@');
        var local = at < 0 ? mail.senderAddress() : mail.senderAddress().substring(0, at);
        return MAIL_SYSTEMS.contains(local.toLowerCase(Locale.ROOT))
                || mail.senderAddress().isEmpty() && mail.returnsToNobody()
                || Wording.of(mail.senderName()).saysAny(NAMES_OF_MAIL_SYSTEMS);
    }

    /** The header gives no machine away, so it has to be said in the first words. */
    private static boolean subjectBegins(ReportedMail mail) {
        var said = Wording.of(mail.subject());
        return Stream.of(SUBJECTS, FailureWords.FAILED, FailureWords.DELAYED)
                .flatMap(List::stream)
                .anyMatch(said::begins);
    }

    /** Behind a "Re:" or "Fwd:" a person speaks of it. */
    private static boolean subjectSpeaks(ReportedMail mail) {
        int colon = mail.subject().indexOf(':');
        if (colon > 0
                && OF_PERSONS.contains(
                        mail.subject().substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
            return false;
        }
        var said = Wording.of(mail.subject());
        return said.saysAny(SUBJECTS)
                || said.saysAny(FailureWords.FAILED)
                || said.saysAny(FailureWords.DELAYED)
                || said.saysAny(FailureWords.COMPLAINED);
    }
}
