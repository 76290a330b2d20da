package io.svara.browser;

import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tickets as they come in bad weather, each with its id. */
record UglyTickets(
        String conversation, String endlessWord, String crowd, String longTalk, String newsletter, String foreign) {

    private static final int MANY_PEOPLE = 60;
    private static final int MANY_MESSAGES = 40;
    private static final int LARGE_MAIL_CHARS = 2_000_000;

    static UglyTickets make(DeskInBrowser house, Mailbox mailbox) {
        return new UglyTickets(
                conversation(house, mailbox),
                endlessWord(house, mailbox),
                crowd(house, mailbox),
                longTalk(house, mailbox),
                newsletter(house, mailbox),
                foreign(house, mailbox));
    }

    List<String> all() {
        return List.of(conversation, endlessWord, crowd, longTalk, newsletter, foreign);
    }

    /** Quoted text, a signature, two files, and a private note. */
    private static String conversation(DeskInBrowser house, Mailbox mailbox) {
        var ticket = house.ticket(
                mailbox,
                Letter.from("Kajsa Ström <kajsa@customer.example>")
                        .to(mailbox.address())
                        .subject("Trasig påse")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .text("""
                                --b
                                Content-Type: text/html; charset=utf-8

                                <p>Hej, <b>påsen</b> var trasig.</p><table bgcolor="#eeeeee"><tr><td>Order</td><td>4711</td></tr></table>
                                <blockquote type="cite"><p>Tack för din beställning.</p></blockquote>
                                --b
                                Content-Type: text/plain; name="kvitto.txt"
                                Content-Disposition: attachment; filename="kvitto.txt"

                                Kvitto 4711
                                --b
                                Content-Type: application/pdf; name="ett-mycket-langt-namn-pa-en-bilaga-som-inte-far-plats-nagonstans-alls-2026-11-22.pdf"
                                Content-Disposition: attachment; filename="ett-mycket-langt-namn-pa-en-bilaga-som-inte-far-plats-nagonstans-alls-2026-11-22.pdf"

                                %PDF-1.4
                                --b--
                                """.replace("\n", "\r\n")));
        note(house, ticket, "Kolla lagret först.");
        return ticket;
    }

    private static String endlessWord(DeskInBrowser house, Mailbox mailbox) {
        var word = "O".repeat(200);
        return house.ticket(
                mailbox,
                Letter.from(word.substring(0, 90) + " <" + word.substring(0, 60) + "@customer.example>")
                        .subject(word)
                        .text(word + word + "\r\n"));
    }

    private static String crowd(DeskInBrowser house, Mailbox mailbox) {
        var people = IntStream.range(0, MANY_PEOPLE)
                .mapToObj(i -> "Person Nummer" + i + " <person" + i + "@customer.example>")
                .collect(Collectors.joining(",\r\n "));
        return house.ticket(
                mailbox, Letter.from("Ola <ola@customer.example>").to(people).subject("Till alla"));
    }

    private static String longTalk(DeskInBrowser house, Mailbox mailbox) {
        var ticket =
                house.ticket(mailbox, Letter.from("Eva <eva@customer.example>").subject("En lång historia"));
        IntStream.range(1, MANY_MESSAGES).forEach(i -> note(house, ticket, "Anteckning " + i));
        return ticket;
    }

    private static String newsletter(DeskInBrowser house, Mailbox mailbox) {
        var row = "<tr><td width=\"900\" bgcolor=\"#ffeecc\" style=\"font-size: 20px; padding: 8px\">"
                + "Novemberrea på allt <a href=\"https://shop.example/\">Köp</a></td></tr>\r\n";
        return house.ticket(
                mailbox,
                Letter.from("Butiken <news@shop.example>")
                        .subject("Novemberrea")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "text/html; charset=utf-8")
                        .text("<table width=\"1200\">" + row.repeat(LARGE_MAIL_CHARS / row.length()) + "</table>"));
    }

    private static String foreign(DeskInBrowser house, Mailbox mailbox) {
        return house.ticket(
                mailbox,
                Letter.from("=?utf-8?B?2YXYrdmF2K8=?= <mohammed@customer.example>")
                        .subject("=?utf-8?B?2KPZitmGINi32YTYqNmKIPCfmKHwn5Go4oCN8J+RqeKAjfCfkafigI3wn5Gm?=")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .text("مرحبا، أين طلبي؟ 😡👨‍👩‍👧‍👦 ABC 123\r\n\r\n" + "😀".repeat(300) + "\r\n"));
    }

    private static void note(DeskInBrowser house, String ticket, String text) {
        Desk.ok(house.desk().api().post("/api/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", text)));
    }
}
