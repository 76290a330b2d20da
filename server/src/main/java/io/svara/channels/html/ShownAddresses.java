package io.svara.channels.html;

import io.svara.channels.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses as mail programs show them to people: {@code Anna <a@b>}, {@code "Anna" [mailto:a@b]}, {@code Anna (a@b)},
 * {@code a@b<mailto:a@b>}, names with commas in them.
 */
final class ShownAddresses {

    private static final int MAX = 100;
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+'/-])(?i:mailto:)?(?<email>[\\p{L}\\p{N}._%+'=&/#!$*~^{|}`?-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?)");

    private static final String QUOTES = "\"'“”„«»‘’‚`*";
    private static final String AROUND = " \t,;:<>()[]|" + QUOTES;

    private ShownAddresses() {}

    static List<Address> of(String text) {
        var found = new ArrayList<Address>();
        var email = EMAIL.matcher(text);
        int behind = 0;
        while (found.size() < MAX && email.find()) {
            var between = text.substring(behind, email.start());
            // a semicolon parts two persons, of whom the first has no address; a comma may be part of a name
            var name = name(between.substring(between.lastIndexOf(';') + 1));
            var address = unquoted(email.group("email"));
            behind = email.end();
            // Outlook repeats an address as its own name, and as its own link
            boolean again = !found.isEmpty() && found.getLast().email().equalsIgnoreCase(address);
            if (!again) {
                found.add(new Address(name.equalsIgnoreCase(address) ? "" : name, address));
            } else if (found.getLast().name().isEmpty() && !name.isEmpty()) {
                found.set(found.size() - 1, new Address(name, address));
            }
        }
        return found;
    }

    /** What is left of a name without the quotes and brackets around it. */
    static String name(String text) {
        int from = 0;
        int until = text.length();
        while (from < until && AROUND.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (until > from && AROUND.indexOf(text.charAt(until - 1)) >= 0) {
            until--;
        }
        return text.substring(from, until).replaceAll("\\s{1,50}", " ");
    }

    private static String unquoted(String email) {
        int from = 0;
        while (from < email.length() - 1 && QUOTES.indexOf(email.charAt(from)) >= 0) {
            from++;
        }
        return email.substring(from);
    }
}
