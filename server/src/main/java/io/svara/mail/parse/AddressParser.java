package io.svara.mail.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a list of addresses as senders really write them: quoted and encoded names, groups, comments, Outlook's
 * semicolons and {@code 'x@y'}, names without address, addresses without {@code @}.
 *
 * <p>It splits first and decodes after: what an encoded name decodes to cannot end it and smuggle in an address.
 */
final class AddressParser {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String field;
    private final List<MailAddress> addresses = new ArrayList<>();

    // What is known of the address that is being read
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private boolean hasAngle;

    // Looked for once and not found: looking again from each opening one would take quadratic time
    private boolean quotesEnded;
    private boolean anglesEnded;
    private int at;

    private AddressParser(String field) {
        this.field = field;
    }

    static List<MailAddress> parse(String field) {
        var parser = new AddressParser(field);
        parser.read();
        return List.copyOf(parser.addresses);
    }

    private void read() {
        while (at < field.length() && addresses.size() < MailLimits.ADDRESSES) {
            char character = field.charAt(at);
            switch (character) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> endAddress();
                case ':' -> endGroupName();
                case '>' -> {}
                default -> words.append(character);
            }
            at++;
        }
        endAddress();
    }

    private void quoted() {
        int end = quotesEnded ? -1 : closingQuote();
        if (end < 0) {
            // a lone quote means nothing
            quotesEnded = true;
            return;
        }
        for (at++; at < end; at++) {
            if (field.charAt(at) == '\\' && at + 1 < end) {
                at++;
            }
            words.append(field.charAt(at));
        }
    }

    private int closingQuote() {
        for (int end = at + 1; end < field.length(); end++) {
            if (field.charAt(end) == '\\') {
                end++;
            } else if (field.charAt(end) == '"') {
                return end;
            }
        }
        return -1;
    }

    private void comment() {
        int depth = 1;
        int start = at;
        while (depth > 0 && ++at < field.length()) {
            char character = field.charAt(at);
            if (character == '\\') {
                at++;
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
        }
        int end = Math.min(at, field.length());
        comment.append(comment.isEmpty() ? "" : " ").append(field, Math.min(start + 1, end), end);
    }

    private void angle() {
        int end = anglesEnded ? -1 : field.indexOf('>', at);
        anglesEnded = end < 0;
        int next = field.indexOf('<', at + 1);
        if (next >= 0 && (end < 0 || next < end)) {
            // "<<a@b>" and "Name <x <a@b>": the innermost is the address
            return;
        }
        end = end < 0 ? field.length() : end;
        angle.setLength(0);
        angle.append(field, at + 1, end);
        hasAngle = true;
        at = end;
    }

    /** {@code Friends: a@b, c@d;} - unless the colon is inside of an address, as in {@code mailto:a@b}. */
    private void endGroupName() {
        if (hasAngle || words.indexOf("@") >= 0) {
            words.append(':');
            return;
        }
        clear();
    }

    private void endAddress() {
        if (hasAngle && !angle.toString().isBlank()) {
            add(name(words.isEmpty() ? comment : words), address(angle.toString()));
        } else {
            bare();
        }
        clear();
    }

    private void clear() {
        words.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
        hasAngle = false;
    }

    /** No brackets: the word with an {@code @} is the address, the others or the comment are the name. */
    private void bare() {
        var text = EncodedWords.decode(words.toString()).strip();
        if (text.isEmpty()) {
            return;
        }
        int open = text.lastIndexOf('<');
        if (open >= 0 && text.endsWith(">") && text.indexOf('@', open) > 0) {
            // all of "Anna <anna@example.com>" was encoded, address and all
            add(name(text.substring(0, open)), address(text.substring(open + 1, text.length() - 1)));
            return;
        }
        var parts = SPACE.split(text);
        int found = indexOfAddress(parts);
        if (found < 0) {
            addNameOnly(parts, text);
            return;
        }
        var others = new StringBuilder();
        for (int part = 0; part < parts.length; part++) {
            others.append(part == found ? "" : parts[part]).append(' ');
        }
        add(name(others.toString().isBlank() ? comment : others), address(parts[found]));
    }

    private void addNameOnly(String[] parts, String text) {
        if (parts.length == 1) {
            add(name(comment), address(text));
        } else {
            add(name(text), "");
        }
    }

    private static int indexOfAddress(String[] parts) {
        for (int part = 0; part < parts.length; part++) {
            if (parts[part].indexOf('@') > 0) {
                return part;
            }
        }
        return -1;
    }

    private void add(String name, String address) {
        if (!name.isEmpty() || !address.isEmpty()) {
            addresses.add(new MailAddress(name.equalsIgnoreCase(address) ? "" : name, address));
        }
    }

    private static String name(CharSequence words) {
        var name = OneLine.of(EncodedWords.decode(words.toString()), MailLimits.NAME_CHARS);
        return unquoted(name);
    }

    private static String address(String text) {
        var decoded = text.contains("=?") ? EncodedWords.decode(text) : text;
        var address = OneLine.of(decoded, MailLimits.ADDRESS_CHARS);
        address = unquoted(withoutRoute(address));
        address = address.regionMatches(true, 0, "mailto:", 0, 7) ? address.substring(7) : address;
        // white space is never part of an address that can be answered, but of ones that were folded
        return address.indexOf('"') >= 0 ? address : SPACE.matcher(address).replaceAll("");
    }

    /** {@code @a.example,@b.example:user@c.example}, the way over two servers (RFC 822). */
    private static String withoutRoute(String address) {
        int colon = address.indexOf(':');
        return address.startsWith("@") && colon > 0
                ? address.substring(colon + 1).strip()
                : address;
    }

    /** Outlook puts names and addresses that look alike into single quotes. */
    private static String unquoted(String text) {
        var bare = text;
        while (bare.length() > 1 && (isIn(bare, '\'') || isIn(bare, '"'))) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }

    private static boolean isIn(String text, char quote) {
        return text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    }
}
