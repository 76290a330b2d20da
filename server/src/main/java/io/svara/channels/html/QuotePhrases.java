package io.svara.channels.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which mail programs introduce a mail that is answered or forwarded, in the languages of our customers. */
final class QuotePhrases {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern WROTE = Pattern.compile(
            "(?<!\\p{L})(?:wrote|skrev|kirjoitti|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|napisał|napisał\\(a\\))(?!\\p{L})",
            FLAGS);

    private static final Pattern BEGINS_ATTRIBUTION =
            Pattern.compile("(?:On|Den|På|Am|Le|El|Il|Op|Em|W dniu)\\s", FLAGS);

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");
    private static final Pattern TIME = Pattern.compile("\\d[.:]\\d\\d(?!\\d)");

    private static final Pattern ORIGINAL_MESSAGE = Pattern.compile(
            "-{2,20}\\s?(?:Original message|Original Appointment|Ursprungligt meddelande|Originalmeddelande|Opprinnelig melding|"
                    + "Oprindelig meddelelse|Original meddelelse|Alkuperäinen viesti|Ursprüngliche Nachricht|Originalnachricht|"
                    + "Message d['’]origine|Message original|Mensaje original|Messaggio originale|Mensagem original|"
                    + "Oorspronkelijk bericht)\\s?-{2,20}",
            FLAGS);

    private static final Pattern RULED = Pattern.compile("-{4,20}\\s?[\\p{L}][\\p{L} '’-]{3,60}\\s?-{4,20}");

    private static final Pattern FORWARDED = Pattern.compile(
            "(?:-{2,20}\\s?)?(?:Begin forwarded message|Forwarded message|Vidarebefordrat (?:meddelande|brev|mejl)|"
                    + "Videresendt (?:melding|meddelelse|e-post)|Start på videresendt (?:melding|meddelelse)|Välitetty viesti.{0,10}|"
                    + "Edelleenlähetetty viesti|(?:Anfang der )?Weitergeleitete[n]? (?:Nachricht|Mail|E-Mail)|"
                    + "(?:Début du )?message (?:réexpédié|transféré)|(?:Inicio del )?mensaje reenviado|"
                    + "(?:Inizio )?messaggio inoltrato|Mensagem encaminhada|Doorgestuurd bericht|Begin doorgestuurd bericht)"
                    + "(?: (?:follows|von|from|från|fra) .{0,100})?\\s?:?(?:\\s?-{2,20})?",
            FLAGS);

    private static final Pattern FORWARDING_SUBJECT = Pattern.compile(
            "\\s{0,10}\\[?(?:fwd?|vb|vs|wg|tr|rv|vl|enc|doorst)\\s{0,2}[:\\]].*", FLAGS | Pattern.DOTALL);

    private static final Pattern SEPARATOR = Pattern.compile("[_=-]{10,400}");

    private static final Pattern SENT_FROM_TELEPHONE = Pattern.compile(
            "(?:Sent from (?:my|Yahoo|Outlook|Mail|Proton)|Get Outlook for|Skickat från (?:min|mitt|Outlook)|(?:Hämta|Skaffa) Outlook|"
                    + "Sendt fra (?:min|mit|Outlook)|(?:Hent|Få|Skaff deg) Outlook|Lähetetty |Hanki Outlook|Von meinem|Gesendet (?:von|mit)|"
                    + "Outlook für|Envoyé (?:de|depuis)|Obtenez Outlook|Télécharger Outlook|Enviado desde|Obtener Outlook|"
                    + "Skickades från|Sendt via|Outlook for).{0,80}",
            FLAGS);

    private static final Set<String> FROM = Set.of("from", "från", "fra", "lähettäjä", "von", "de", "da", "van");
    private static final Set<String> SUBJECT =
            Set.of("subject", "ämne", "emne", "aihe", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp");
    private static final Set<String> SENT_OR_TO = Set.of(
            "sent",
            "date",
            "to",
            "cc",
            "skickat",
            "datum",
            "till",
            "kopia",
            "sendt",
            "dato",
            "til",
            "kopi",
            "lähetetty",
            "päivämäärä",
            "päiväys",
            "vastaanottaja",
            "kopio",
            "gesendet",
            "an",
            "envoyé",
            "à",
            "enviado",
            "enviado el",
            "para",
            "fecha",
            "inviato",
            "data",
            "a",
            "aan",
            "verzonden",
            "reply-to");

    /** A header block has some five lines; long ones of many recipients are wrapped. */
    private static final int MAX_HEADER_LINES = 12;

    private QuotePhrases() {}

    /** "On 3 November 2026 at 10:12, Anna wrote:". */
    static boolean isAttribution(String text) {
        return text.endsWith(":") && WROTE.matcher(text).find();
    }

    /** So exact that what follows is quoted, although nothing marks it. */
    static boolean isExactAttribution(String text) {
        return isAttribution(text)
                && YEAR.matcher(text).find()
                && TIME.matcher(text).find()
                && (text.indexOf('@') >= 0 || beginsAttribution(text));
    }

    static boolean beginsAttribution(String text) {
        return BEGINS_ATTRIBUTION.matcher(text).lookingAt()
                && DIGIT.matcher(text).find();
    }

    static boolean isOriginalMessage(String text) {
        return text.startsWith("-") && ORIGINAL_MESSAGE.matcher(text).matches();
    }

    static boolean isForward(String text) {
        if (!text.startsWith("-") && !text.endsWith(":")) {
            return false;
        }
        return FORWARDED.matcher(text).matches() || (RULED.matcher(text).matches() && !isOriginalMessage(text));
    }

    static boolean isForwardingSubject(String subject) {
        return FORWARDING_SUBJECT.matcher(subject).matches();
    }

    static boolean isSeparator(String text) {
        return SEPARATOR.matcher(text).matches();
    }

    static boolean isSentFromTelephone(String text) {
        return SENT_FROM_TELEPHONE.matcher(text).matches();
    }

    /** Whether "From:" stands here, and soon "Subject:" and at least one more. A journey has from and to, but no subject. */
    static boolean isHeaderBlock(List<MailLine> lines, int at) {
        if (!FROM.contains(field(lines.get(at).text()))) {
            return false;
        }
        boolean subject = false;
        boolean more = false;
        for (int next = at + 1; next < Math.min(lines.size(), at + MAX_HEADER_LINES); next++) {
            var field = field(lines.get(next).text());
            subject |= SUBJECT.contains(field);
            more |= SENT_OR_TO.contains(field);
        }
        return subject && more;
    }

    private static String field(String text) {
        var plain = text.startsWith("*") ? text.substring(1) : text;
        int colon = plain.indexOf(':');
        if (colon < 1 || colon > 20) {
            return "";
        }
        return plain.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }
}
