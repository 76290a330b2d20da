package io.svara.mail.send;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file's name beyond ASCII in a header (RFC 2231): in pieces, each a line of its own, no character in two of them. */
final class FileNameParameter {

    private static final String CHARSET = "UTF-8''";
    private static final int PIECE = 60;

    private FileNameParameter() {}

    /** With the semicolon before it. */
    static String of(String name) {
        var pieces = pieces(name);
        if (pieces.size() == 1) {
            return line("filename*", pieces.getFirst());
        }
        var parameter = new StringBuilder();
        for (int number = 0; number < pieces.size(); number++) {
            parameter.append(line("filename*" + number + "*", pieces.get(number)));
        }
        return parameter.toString();
    }

    private static String line(String name, String value) {
        return ";\r\n\t" + name + "=" + value;
    }

    private static List<String> pieces(String name) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder(CHARSET);
        name.codePoints().forEach(character -> {
            var escaped = escaped(character);
            if (piece.length() + escaped.length() > PIECE) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(escaped);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    private static String escaped(int character) {
        if (character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)) {
            return Character.toString(character);
        }
        var escaped = new StringBuilder();
        for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(one & 0xff));
        }
        return escaped.toString();
    }
}
