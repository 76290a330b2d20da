package io.svara.mail.parse;

import io.svara.mail.parse.report.ReportedMail;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells a machine's mail from a person's.
 *
 * @param envelopeSender as SMTP named it, empty for {@code <>}; null when not known
 */
record Evidence(
        MailHeaders headers,
        @Nullable String envelopeSender,
        List<MailAddress> from,
        String subject,
        HeaderParameters contentType) {

    private static final Pattern AUTO_REPLY = Pattern.compile(
            "(?i)(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply|autosvar|automatiskt svar|automatisk svar"
                    + "|automatische antwort|abwesenheits|out of (?:the )?office|out-of-office|frånvaro(?:meddelande|svar)?:|fravær(?:smelding|sbesked|sassistent)?:"
                    + "|ikke til stede:|ej på kontoret|réponse automatique|respuesta automática|automaattinen vastaus|poissaolo"
                    + "|risposta automatica|resposta automática|automatisch antwoord|odpowiedź automatyczna|automatická odpověď"
                    + "|автоматический ответ|автоответ|自動応答|自動返信|自动回复|vacation (?:reply|message|response)|away from (?:the|my) office)");

    boolean isReport() {
        return contentType.value().equals("multipart/report");
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

    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(headers::has);
    }

    boolean returnsToNobody() {
        return envelopeSender == null
                ? Set.of("<>", "").contains(header("return-path")) && headers.has("return-path")
                : envelopeSender.isBlank();
    }

    boolean isNamedAutoReply() {
        return AUTO_REPLY.matcher(subject).lookingAt();
    }

    private boolean saysAutomatic() {
        var submitted = header("auto-submitted");
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || hasAny(List.of("precedence", "list-id", "list-post", "list-subscribe", "mailing-list", "x-loop"));
    }

    /** @param text gives what the mail says */
    ReportedMail reported(List<MailAddress> to, Supplier<String> text, List<ReportedMail.Part> parts) {
        var sender = from.isEmpty() ? new MailAddress("", "") : from.getFirst();
        return new ReportedMail(
                sender.name(),
                sender.address(),
                to.stream().map(MailAddress::address).toList(),
                subject,
                returnsToNobody(),
                saysAutomatic(),
                isReport() ? contentType.get("report-type", "none").toLowerCase(Locale.ROOT) : "",
                headers.all("x-failed-recipients"),
                text,
                parts);
    }
}
