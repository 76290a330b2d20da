package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds uuencoded files in a text, as old programs attach them.
 *
 * @param text what is left of the text
 * @param files what was in it
 */
record Uuencoded(String text, List<File> files) {

    record File(String name, byte[] content) {}

    private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} (\\S.{0,250})");

    // A mail's text is bounded; more files than this in it are a trick
    private static final int MAX_FILES = 50;

    static Uuencoded find(String text) {
        if (!text.contains("begin ") && !text.contains("begin-base64 ")) {
            return new Uuencoded(text, List.of());
        }
        return scan(text.split("\n", -1), text);
    }

    private static Uuencoded scan(String[] lines, String text) {
        var kept = new StringBuilder(text.length());
        var files = new ArrayList<File>();
        for (int line = 0; line < lines.length; line++) {
            int end = files.size() < MAX_FILES ? endOfFile(lines, line) : -1;
            if (end < 0) {
                kept.append(lines[line]).append(line < lines.length - 1 ? "\n" : "");
            } else {
                files.add(decode(lines, line, end));
                line = end;
            }
        }
        return new Uuencoded(kept.toString(), List.copyOf(files));
    }

    /** Where the file that begins here ends; -1 when none begins, or when one does not look like one throughout. */
    private static int endOfFile(String[] lines, int begin) {
        if (!BEGIN.matcher(lines[begin]).matches()) {
            return -1;
        }
        boolean base64 = isBase64(lines[begin]);
        int line = begin + 1;
        while (line < lines.length && isData(lines[line], base64)) {
            line++;
        }
        boolean ended = line < lines.length && lines[line].strip().equals(base64 ? "====" : "end");
        return ended && line > begin + 1 ? line : -1;
    }

    private static boolean isBase64(String begin) {
        return begin.startsWith("begin-base64");
    }

    private static boolean isData(String line, boolean base64) {
        var data = line.stripTrailing();
        if (data.equals(base64 ? "====" : "end")) {
            return false;
        }
        if (base64) {
            return !data.isEmpty() && data.length() <= 100;
        }
        // an empty last line lost its space on the way
        return data.isEmpty() || data.length() <= 64 && data.charAt(0) >= ' ' && data.charAt(0) <= '`';
    }

    private static File decode(String[] lines, int begin, int end) {
        var matcher = BEGIN.matcher(lines[begin]);
        var name = matcher.matches() ? matcher.group(1) : "";
        var content = new ByteArrayOutputStream();
        for (int line = begin + 1; line < end; line++) {
            content.writeBytes(isBase64(lines[begin]) ? EncodedWords.base64(lines[line]) : decodeLine(lines[line]));
        }
        return new File(name, content.toByteArray());
    }

    private static byte[] decodeLine(String line) {
        if (line.isEmpty()) {
            return new byte[0];
        }
        int length = line.charAt(0) - ' ' & 0x3f;
        var bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            int group = 1 + at / 3 * 4;
            bytes[at] = (byte)
                    switch (at % 3) {
                        case 0 -> six(line, group) << 2 | six(line, group + 1) >> 4;
                        case 1 -> six(line, group + 1) << 4 | six(line, group + 2) >> 2;
                        default -> six(line, group + 2) << 6 | six(line, group + 3);
                    };
        }
        return bytes;
    }

    /** Spaces at the end of a line are lost on the way; they stood for zero. */
    private static int six(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 0x3f : 0;
    }
}
