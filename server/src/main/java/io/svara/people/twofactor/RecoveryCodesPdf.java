package io.svara.people.twofactor;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** One page to be printed and put away. Helvetica has all letters of the three languages; addresses are plain ASCII. */
final class RecoveryCodesPdf {

    private static final float MARGIN = 64;
    private static final Font TITLE = new Font(Font.HELVETICA, 20, Font.BOLD);
    private static final Font TEXT = new Font(Font.HELVETICA, 11);
    private static final Font CODE = new Font(Font.COURIER, 14);

    private RecoveryCodesPdf() {}

    private record Words(String title, String what, String keep) {}

    private static Words words(String language) {
        return switch (language) {
            case "sv" ->
                new Words(
                        "Återställningskoder för Svara",
                        "Kommer du inte åt ditt andra steg loggar du in med lösenordet och en av de här koderna. Varje kod"
                                + " fungerar en gång.",
                        "Förvara dem där bara du kommer åt dem. Nya koder gör du på din profil; då slutar de här att gälla.");
            case "no" ->
                new Words(
                        "Gjenopprettingskoder for Svara",
                        "Kommer du ikke til det andre trinnet ditt, logger du inn med passordet og en av disse kodene. Hver"
                                + " kode virker én gang.",
                        "Oppbevar dem der bare du får tak i dem. Nye koder lager du på profilen din; da slutter disse å"
                                + " gjelde.");
            default ->
                new Words(
                        "Recovery codes for Svara",
                        "When you cannot take your second step, sign in with your password and one of these codes. Each"
                                + " works once.",
                        "Keep them where only you can reach them. You make new ones in your profile; these then end.");
        };
    }

    /** @param language {@code en}, {@code sv} or {@code no}; anything else is English */
    static byte[] write(List<String> codes, String email, String address, String language) {
        var words = words(language);
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, bytes);
        document.addTitle(words.title());
        document.open();
        document.add(paragraph(words.title(), TITLE, 8));
        document.add(paragraph(email + "\n" + address, TEXT, 20));
        document.add(paragraph(words.what(), TEXT, 16));
        for (var code : codes) {
            document.add(paragraph(code, CODE, 8));
        }
        document.add(paragraph("\n" + words.keep(), TEXT, 0));
        document.close();
        return bytes.toByteArray();
    }

    private static Paragraph paragraph(String text, Font font, float after) {
        var paragraph = new Paragraph(text, font);
        paragraph.setAlignment(Element.ALIGN_LEFT);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }
}
