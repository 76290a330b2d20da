package io.svara.channels.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words before the colon in the header that mail programs write above a mail which they answer or forward. */
enum HeaderLabel {
    FROM(
            "from | från | avsändare | fra | avsender | afsender | lähettäjä | von | absender | de | expéditeur | remitente | remetente"
                    + " | da | mittente | van | afzender | od | nadawca | odesílatel | odosielateľ | šalje | pošiljatelj | feladó | de la | expeditorul"
                    + " | expeditor | от | от кого | отправитель | від | від кого | відправник | kimden | gönderen | saatja | no | nuo | siuntėjas | frá"
                    + " | από | подател | 送信元 | 差出人 | 发件人 | 寄件者 | 보낸사람 | 보낸 사람"),
    TO(
            "to | till | mottagare | til | mottaker | modtager | vastaanottaja | an | empfänger | à | pour | destinataire | a | para"
                    + " | destinatario | destinatário | aan | ontvanger | do | adresat | komu | pre | prima | címzett | către | destinatarul | destinatar"
                    + " | кому | kime | alıcı | saaja | kellele | kam | kam/komu | za | til hvem | προς | до | 送信先 | 宛先 | 收件人 | 받는사람 | 받는 사람"),
    CC(
            "cc | kopia | kopi | kopio | kopie | kopie (cc) | copie | copie à | copia | cópia | con copia | dw | do wiadomości | kópia"
                    + " | másolat | másolatot kap | копия | копія | bilgi | koopia | κοιν | 抄送 | 副本 | 참조"),
    BCC("bcc | cci | hemlig kopia | blindkopi | piilokopio | skjult kopi"),
    REPLY_TO(
            "reply-to | reply to | svara till | svar til | svarsadress | vastausosoite | antwort an | répondre à | responder a | rispondi a"
                    + " | beantwoorden | odpověď komu"),
    SUBJECT(
            "subject | ämne | ärende | rubrik | emne | aihe | betreff | objet | sujet | asunto | oggetto | assunto | onderwerp | temat | předmět"
                    + " | predmet | naslov | tárgy | subiectul | subiect | тема | konu | teema | tēma | tema | efni | θέμα | относно | 件名 | 主题 | 主旨 | 제목"),
    DATE(
            "date | sent | datum | skickat | skickades | dato | sendt | päivämäärä | päiväys | lähetetty | gesendet | envoyé | envoyé le | enviado"
                    + " | enviado el | enviada em | enviado em | fecha | data | inviato | verzonden | wysłano | odesláno | odoslané | poslano | dátum | elküldve | dată"
                    + " | data trimiterii | trimis | дата | отправлено | відправлено | надіслано | tarih | gönderilen | gönderme tarihi | kuupäev | saadetud"
                    + " | datums | dagsetning | sent at | ημερομηνία | изпратено | 日付 | 送信日時 | 发送时间 | 寄件日期 | 보낸날짜 | 날짜"),
    OTHER(
            "importance | prioritet | priority | wichtigkeit | attachments | bifogade filer | bilagor | vedlegg | liitteet | anlagen | anhänge");

    /** The longest that is looked at; some are two words. */
    static final int MAX_CHARS = 24;

    private static final Map<String, HeaderLabel> ALL = all();

    private final String words;

    HeaderLabel(String words) {
        this.words = words;
    }

    private static Map<String, HeaderLabel> all() {
        var all = new HashMap<String, HeaderLabel>();
        for (var label : values()) {
            for (var word : label.words.split(" \\| ")) {
                all.put(word, label);
            }
        }
        return all;
    }

    /** Case does not matter; the stars of bold text may stand around it. */
    static @Nullable HeaderLabel of(String word) {
        return ALL.get(folded(word.replace("*", "").strip()));
    }

    /** Only one language has this word for it: its mail programs answer with what others forward with. */
    static boolean isFinnish(String word) {
        return folded(word.replace("*", "").strip()).equals("lähettäjä");
    }

    /** In lower case. A Turkish capital İ would leave its dot behind. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("\u0307", "");
    }
}
