package io.svara.channels.html;

import java.util.regex.Pattern;

/** The words by which mail programs introduce a mail that is answered or forwarded, in the languages of our customers. */
final class QuotePhrases {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern WROTE = Pattern.compile(
            "(?<!\\p{L})(?:wrote|skrev|kirjoitti|schrieb|geschrieben|a écrit|escribió|ha scritto|escreveu|schreef|geschreven|napisał|pisze"
                    + "|napsal|napsala|napísal|napísala|napisao|je napisao|ezt írta|a scris|написал|написала|пишет|написав|пише|yazdı|kirjutas|skrifaði)(?!\\p{L})",
            FLAGS);

    private static final Pattern BEGINS_ATTRIBUTION =
            Pattern.compile("(?:On|Den|D\\.|På|Am|Le|El|Il|Op|Em|W dniu|Dnia|Dne|Dňa)\\s", FLAGS);

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");
    private static final Pattern TIME = Pattern.compile("\\d[.:]\\d\\d(?!\\d)");

    private static final String RULE = "[-=_*~—–]{2,40}";

    private static final Pattern ORIGINAL_MESSAGE = Pattern.compile(
            RULE
                    + "\\s?(?:Original message|Original e?-?mail|Original Appointment|Ursprungligt (?:meddelande|mejl|mail|brev)|Originalmeddelande"
                    + "|(?:Opprinnelig|Original) (?:melding|e-post)|(?:Oprindelig|Original) (?:meddelelse|besked|mail)|Alkuper(?:äinen|\\.) viesti"
                    + "|Ursprüngliche (?:Nachricht|E-?Mail)|Original(?:nachricht|-Nachricht)|Message d['’]origine|(?:Message|Mail) original|Message initial"
                    + "|Mensaje original|Correo original|Messaggio originale|Mensagem original|Oorspronkelijk bericht|Oryginalna wiadomość"
                    + "|Wiadomość oryginalna|Původní (?:zpráva|e-mail)|Pôvodná správa|Eredeti üzenet|Mesaj original|Исходное сообщение|Вихідне повідомлення"
                    + "|Orijinal (?:mesaj|ileti)|Özgün ileti|Izvorna poruka|原始邮件|元のメッセージ)\\s?"
                    + RULE,
            FLAGS);

    private static final String RULING = "-=_*~—–";

    private static final Pattern FORWARDED = Pattern.compile(
            "(?:Begin forwarded message|Forwarded (?:message|mail|email)|Forwarded by|Vidarebefordra[td] (?:meddelande|brev|mejl|mail|e-post|av)"
                    + "|(?:Start på )?Videresend[te]{1,2} (?:melding|meddelelse|besked|e-post|mail|af|av)|Välitetty viesti|Edelleenlähetetty viesti"
                    + "|(?:Anfang der )?Weitergeleitete[nr]? (?:Nachricht|Mail|E-Mail)|Weitergeleitet von|(?:Début du )?(?:message|mail|courriel) (?:réexpédié|transféré|transmis)"
                    + "|Transféré par|(?:Inicio del )?(?:mensaje|correo) reenviado|Reenviado por|(?:Inizio )?messaggio inoltrato"
                    + "|(?:Início da )?mensagem (?:re)?encaminhada|(?:Begin )?doorgestuurd bericht|Začátek přeposílané zprávy|Přeposlaná zpráva|Začiatok preposlanej správy"
                    + "|Preposlaná správa|Započni proslijeđenu poruku|Proslijeđena poruka|Továbbított (?:levél|üzenet)|Początek przekazywanej wiadomości"
                    + "|Przekazana wiadomość|Wiadomość przesłana dalej|Treść przekazanej wiadomości|Începe mesajul redirecționat|Mesaj redirecționat"
                    + "|Начало переадресованного сообщения|Перенаправленное сообщение|Пересылаемое сообщение|Пересланное сообщение"
                    + "|Початок листа, що пересилається|Переслане повідомлення|Перенаправлене повідомлення|İleti başlangıcı|İletilen ileti|İletilmiş mesaj"
                    + "|Edastatud kiri|Áframsent skeyti|メッセージを転送|転送されたメッセージ|转发邮件|轉寄郵件)(?!\\p{L})",
            FLAGS);

    private static final Pattern BEGINS_RULED = Pattern.compile(RULE + "\\s?");

    private static final Pattern SEPARATOR = Pattern.compile("[_=-]{10,400}");

    /** How Notes introduces the header of what is answered: {@code Anna Berg---19.11.2026 10:12:35---Hej, ...} */
    private static final Pattern NOTES = Pattern.compile("\\S.{1,80}?\\s?---\\s?\\d.{5,40}?---.{0,300}");

    // A few words: more of them are a sentence of the writer's
    private static final String SOME_WORDS = "(?:\\s[^\\s,;:!?]{1,40}){1,6}";

    private static final Pattern SENT_FROM_TELEPHONE = Pattern.compile(
            "(?:(?:Sent (?:from|via|using|with|by)|Get (?:Outlook|BlueMail) for|Outlook (?:for|för|für)|(?:Skickat|Skickades|Skickat) (?:från|via|med)"
                    + "|(?:Hämta|Skaffa|Ladda ned?) Outlook|Sendt (?:fra|via|med)|(?:Hent|Få|Skaff deg|Last ned) Outlook|Lähetetty|(?:Hanki|Lataa) Outlook"
                    + "|(?:Gesendet|Versendet|Verschickt) (?:von|mit|über|via|vom)|(?:Holen|Laden) Sie(?: sich)? Outlook|Envoyée? (?:de|depuis|avec|via|à partir)"
                    + "|Obten(?:ez|ir) Outlook|Télécharge[zr] Outlook|Provenance\\s?:|Enviado (?:desde|con|por|do)|(?:Obtener|Obtén|Descargar?) Outlook"
                    + "|Inviato da|Verzonden (?:vanaf|met|via)|Wysłane z|Odesláno z)"
                    + SOME_WORDS + "|Von" + SOME_WORDS + " (?:aus )?gesendet)"
                    + "(?:\\s?[<(\\[]https?://\\S{1,300}[>)\\]])?\\.?",
            FLAGS);

    /** What "sent from" names: a thing or a program, so that a sentence of the writer's is no signature. */
    private static final Pattern DEVICES = Pattern.compile(
            "(?<!\\p{L})(?:i(?:Phone|Pad|Pod|OS)|Mac(?:Book)?|Watch|Android|Galaxy|Samsung|Huawei|Xiaomi|Redmi|OnePlus|Pixel|Nokia|Sony|Xperia|HTC|LG|Motorola|BlackBerry"
                    + "|Windows|Outlook|Yahoo|Gmail|Proton ?Mail|Tuta(?:nota)?|AOL|Mail|E-post|Sähköposti|Spark|BlueMail|myMail|Fastmail|GMX|WEB|Zoho|Shortwave|Missive|Surface"
                    + "|(?:smart|mobil|tele|handy|i)?(?:phone|telefon|telefoni|puhelin|puhelimesta|puhelimestani|móvil|movil|mobile|mobil|mobilen|handy|portable|téléphone|teléfono"
                    + "|tablet|tabletti|surfplatta|nettbrett|tableta|tablette|smartphone|mobiltelefon|luuri|luurista|kännykästä|laitteesta|laitteestani|enhet|device|appareil|dispositivo|Gerät"
                    + "|iPhonesta|iPhonestani|iPadista|iPadistani|Androidista|Outlookista))(?:illa|ista|sta|lla|ini|i|en|n|s)?(?!\\p{L})",
            FLAGS);

    private static final Pattern ANSWERS_BELOW = Pattern.compile(
            "(?<!\\p{L})(?:below|inline|in-line|in (?:red|blue|green|bold|capitals)|nedan(?:för)?|här ?under|längre ne[rd]|(?:i|med|in) (?:rött|röd|blått|blå|grönt|grön|fetstil)"
                    + "|nedenfor|herunder|lenger ne[de]|(?:i|med) (?:rødt|rød|grønt|grøn)|svar(?:er|ene|en)? under|kommentarer? under|alempana|vastaukset? alla|alla (?:oleva|vasta|kommen)\\p{L}*"
                    + "|punaisella|sinisellä|vihreällä|tekstin seassa|unten|nachfolgend|nachstehend|(?:in|im) (?:rot|blau|grün|text)|untenstehend|ci-dessous|ci-après|plus bas|en (?:rouge|bleu|vert|gras)"
                    + "|dans le texte|abajo|debajo|a continuación|en (?:rojo|azul|verde|negrita)|entre líneas)(?!\\p{L})",
            FLAGS);

    private static final int MAX_PHRASE = 200;
    private static final int MAX_ATTRIBUTION = 400;

    private QuotePhrases() {}

    /** "On 3 November 2026 at 10:12, Anna wrote:". */
    static boolean isAttribution(String text) {
        return text.length() <= MAX_ATTRIBUTION
                && ((text.endsWith(":") && (WROTE.matcher(text).find() || isDatedAddress(text)))
                        || isRuledAttribution(text));
    }

    /** So exact that what follows is quoted, although nothing marks it. */
    static boolean isExactAttribution(String text) {
        return isAttribution(text)
                && YEAR.matcher(text).find()
                && TIME.matcher(text).find()
                && (text.indexOf('@') >= 0 || beginsAttribution(text));
    }

    /** {@code 19.11.2026, 10:12, "Anna" <a@b.example>:} */
    private static boolean isDatedAddress(String text) {
        return text.indexOf('@') >= 0
                && YEAR.matcher(text).find()
                && TIME.matcher(text).find();
    }

    /** {@code ---- On Thu, 19 Nov 2026, Anna wrote ----}, {@code -----Anna Berg/Acme wrote: -----} */
    static boolean isRuledAttribution(String text) {
        return text.length() <= MAX_ATTRIBUTION
                && text.startsWith("--")
                && text.endsWith("--")
                && WROTE.matcher(text).find();
    }

    static boolean beginsAttribution(String text) {
        return (BEGINS_ATTRIBUTION.matcher(text).lookingAt() || text.startsWith("--"))
                && DIGIT.matcher(text).find();
    }

    static boolean isOriginalMessage(String text) {
        return isRuled(text) && ORIGINAL_MESSAGE.matcher(text).matches();
    }

    /** Whether the words say that what follows is forwarded, whatever lines are drawn around them. */
    static boolean isForward(String text) {
        var rule = BEGINS_RULED.matcher(text);
        var drawn = rule.lookingAt();
        var announced = drawn || (text.endsWith(":") && text.length() <= MAX_PHRASE);
        return announced
                && FORWARDED.matcher(drawn ? text.substring(rule.end()) : text).lookingAt();
    }

    /** A title between two lines, in whatever language. */
    static boolean isRuled(String text) {
        int from = 0;
        int until = text.length();
        while (from < until && RULING.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (until > from && RULING.indexOf(text.charAt(until - 1)) >= 0) {
            until--;
        }
        return text.length() <= MAX_PHRASE
                && from > 1
                && text.length() - until > 1
                && until - from > 2
                && text.substring(from, until).chars().anyMatch(Character::isLetter);
    }

    /** What stands before a header: a line across, or how Notes says who wrote. */
    static boolean isLeadIn(String text) {
        return isAcross(text) || isRuledAttribution(text) || isNotes(text);
    }

    static boolean isAcross(String text) {
        return SEPARATOR.matcher(text).matches();
    }

    /** Where one leaves a mailing list. */
    static boolean isListPage(String text) {
        return text.contains("/listinfo/") || text.contains("/postorius/lists/") || text.contains("groups.google.com/");
    }

    private static boolean isNotes(String text) {
        return text.length() <= MAX_ATTRIBUTION
                && text.contains("---")
                && NOTES.matcher(text).matches();
    }

    /** What a mail program adds by itself: "Sent from my iPhone". */
    static boolean isSentFromTelephone(String text) {
        return text.length() <= MAX_PHRASE
                && SENT_FROM_TELEPHONE.matcher(text).matches()
                && DEVICES.matcher(text).find();
    }

    /** Whether the writer says that the answers stand in what is quoted: then it must not be hidden. */
    static boolean pointsBelow(String text) {
        return ANSWERS_BELOW.matcher(text).find();
    }

    static boolean isFinnish(String text) {
        return text.contains("kirjoitti");
    }
}
