package io.svara.channels;

import java.util.regex.Pattern;

/** Names of strangers' files, made safe for any file system and any reader. */
public final class FileName {

    private static final Pattern UNSAFE = Pattern.compile("[<>:\"|?*\\\\/]");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    /** Devices to Windows, whatever their extension. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(?:[. ].*)?");

    private static final int LONGEST_EXTENSION = 12;

    private FileName() {}

    /**
     * The last part of what may be a path, on one line, without control characters and those that turn the direction of writing, without
     * dots and spaces at its ends, and no name that Windows keeps for itself. Cut in the middle: its end says what kind of file it is.
     *
     * @return empty where nothing is left
     */
    public static String safe(String declared, int mostChars) {
        var line = oneLine(declared);
        var file = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        var safe = EDGES.matcher(UNSAFE.matcher(file).replaceAll("_")).replaceAll("");
        return shorten(RESERVED.matcher(safe).matches() ? "_" + safe : safe, mostChars);
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                space = !line.isEmpty();
            } else if (!isHidden(character)) {
                line.append(space ? " " : "").append(character);
                space = false;
            }
        }
        return line.toString();
    }

    /** Controls and what is not seen, such as the overrides that make "gpj.exe" look like "exe.jpg". */
    private static boolean isHidden(char character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT && character != '\u200c' && character != '\u200d'
                || Character.getType(character) == Character.PRIVATE_USE;
    }

    private static String shorten(String name, int mostChars) {
        if (name.length() <= mostChars) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = mostChars - extension.length();
        boolean splits = Character.isHighSurrogate(name.charAt(end - 1));
        return name.substring(0, splits ? end - 1 : end).strip() + extension;
    }
}
