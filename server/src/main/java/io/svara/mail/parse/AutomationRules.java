package io.svara.mail.parse;

import static io.svara.mail.parse.Automation.Kind.AUTO_REPLY;
import static io.svara.mail.parse.Automation.Kind.BOUNCE;
import static io.svara.mail.parse.Automation.Kind.LIST;
import static io.svara.mail.parse.Automation.Kind.REPORT;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What gives a machine away. The first rule that fits decides. */
final class AutomationRules {

    /** What the rules look at. */
    record Evidence(
            MailHeaders headers,
            List<MailAddress> from,
            String subject,
            HeaderParameters contentType,
            @Nullable DeliveryReport report) {

        boolean reports(String type) {
            return contentType.value().equals("multipart/report")
                    && contentType.get("report-type", "").equalsIgnoreCase(type);
        }

        boolean isFrom(Set<String> localParts) {
            return from.stream()
                    .anyMatch(sender -> localParts.contains(sender.localPart().toLowerCase(Locale.ROOT)));
        }

        String header(String name) {
            var value = headers.first(name);
            return value == null ? "" : value.toLowerCase(Locale.ROOT).strip();
        }

        boolean headerMatches(String name, Pattern pattern) {
            return pattern.matcher(header(name)).find();
        }

        boolean hasEmptyReturnPath() {
            return header("return-path").equals("<>");
        }

        boolean subjectBegins(Pattern pattern) {
            return pattern.matcher(subject).lookingAt();
        }
    }

    private record Rule(String name, Automation.Kind kind, Predicate<Evidence> fits) {}

    private static final Set<String> MAIL_SYSTEMS = Set.of(
            "mailer-daemon", "mailerdaemon", "mdaemon", "mail-daemon", "postmaster", "mmdf", "bounce", "bounces");

    private static final Set<String> NO_REPLY = Set.of(
            "noreply",
            "no-reply",
            "no_reply",
            "no.reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "do.not.reply",
            "noreplies",
            "svarinte",
            "svarainte",
            "svar-ikke",
            "ikke-svar",
            "ikkesvar");

    private static final Pattern NOT_DELIVERED = Pattern.compile(
            "(?i)(?:undeliver|undelivered|non[- ]?deliver|mail deliver|mail could not be deliver|delivery (?:status|fail|problem|report|has failed)"
                    + "|returned mail|failure notice|mail failure|failed (?:mail|delivery)|could not send|warning: (?:could|message)"
                    + "|message (?:undeliver|delivery fail|status)|nondeliverable|olevererbart|kan inte levereras|kunne ikke leveres"
                    + "|oavlevererat|leveransfel|leveringsfeil|unzustellbar|mail system error|delivery to the following)");

    private static final Pattern AUTOMATIC_SUBJECT = Pattern.compile(
            "(?i)(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply|autosvar|automatiskt svar|automatisk svar"
                    + "|automatische antwort|abwesenheits|out of (?:the )?office|out-of-office|frånvaro(?:meddelande|svar)?:|fravær(?:smelding|sbesked|sassistent)?:"
                    + "|ikke til stede:|ej på kontoret|réponse automatique|respuesta automática|automaattinen vastaus|poissaolo)");

    private static final Pattern BULK = Pattern.compile("^(?:bulk|list|junk)");
    private static final Pattern AUTOMATIC = Pattern.compile("^auto");
    private static final Pattern REPLIED = Pattern.compile("^auto-replied");
    private static final Pattern ANY_AUTO = Pattern.compile("^auto-");
    private static final Pattern SUPPRESSED = Pattern.compile("\\b(?:all|oof|autoreply)\\b");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "delivery-report",
                    BOUNCE,
                    mail -> mail.report() != null && mail.report().saysFailed()),
            new Rule("delivery-notice", REPORT, mail -> isOnlyNotice(mail.report())),
            new Rule("delivery-status-type", BOUNCE, mail -> mail.reports("delivery-status")),
            new Rule("receipt", REPORT, mail -> mail.reports("disposition-notification")),
            new Rule("feedback-report", REPORT, mail -> mail.reports("feedback-report")),
            new Rule("report-type", REPORT, mail -> mail.contentType().value().equals("multipart/report")),
            new Rule("failed-recipients", BOUNCE, mail -> mail.headers().has("x-failed-recipients")),
            new Rule(
                    "mail-system-sender",
                    BOUNCE,
                    mail -> mail.isFrom(MAIL_SYSTEMS) && !mail.subjectBegins(AUTOMATIC_SUBJECT)),
            new Rule(
                    "empty-return-path-and-bounce-subject",
                    BOUNCE,
                    mail -> mail.hasEmptyReturnPath()
                            && NOT_DELIVERED.matcher(mail.subject()).find()),
            new Rule("auto-replied", AUTO_REPLY, mail -> mail.headerMatches("auto-submitted", REPLIED)),
            new Rule(
                    "autoresponder-header",
                    AUTO_REPLY,
                    mail -> mail.headers().has("x-autoreply")
                            || mail.headers().has("x-autorespond")
                            || mail.headers().has("x-autoresponder")
                            || mail.headers().has("x-autoreply-from")
                            || mail.headers().has("x-mail-autoreply")),
            new Rule("precedence-auto", AUTO_REPLY, mail -> mail.headerMatches("precedence", AUTOMATIC)),
            new Rule("subject-of-an-auto-reply", AUTO_REPLY, mail -> mail.subjectBegins(AUTOMATIC_SUBJECT)),
            new Rule("list-id", LIST, mail -> mail.headers().has("list-id")),
            new Rule(
                    "list-header",
                    LIST,
                    mail -> mail.headers().has("list-unsubscribe")
                            || mail.headers().has("list-post")
                            || mail.headers().has("mailing-list")),
            new Rule("precedence-bulk", LIST, mail -> mail.headerMatches("precedence", BULK)),
            new Rule("loop", AUTO_REPLY, mail -> mail.headers().has("x-loop")),
            new Rule("auto-submitted", REPORT, mail -> mail.headerMatches("auto-submitted", ANY_AUTO)),
            new Rule("empty-return-path", REPORT, Evidence::hasEmptyReturnPath),
            new Rule("response-suppressed", REPORT, mail -> mail.headerMatches("x-auto-response-suppress", SUPPRESSED)),
            new Rule("no-reply-sender", REPORT, mail -> mail.isFrom(NO_REPLY)));

    private AutomationRules() {}

    static Automation judge(Evidence mail) {
        for (var rule : RULES) {
            if (rule.fits().test(mail)) {
                return new Automation(rule.kind(), rule.name());
            }
        }
        return Automation.PERSON;
    }

    /** Nothing failed, and each recipient's state is told: delayed, delivered, passed on. */
    private static boolean isOnlyNotice(@Nullable DeliveryReport report) {
        return report != null
                && !report.recipients().isEmpty()
                && report.recipients().stream()
                        .noneMatch(recipient -> recipient.action().isEmpty());
    }
}
