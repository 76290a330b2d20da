package io.svara.people.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.svara.kernel.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What makes a password worth having: length above all, and not one of those that are tried first. */
@Component
public class PasswordRules {

    public static final int MIN_LENGTH = 10;

    /** Beyond it nobody types; it bounds what is hashed. */
    public static final int MAX_LENGTH = 200;

    /** A password that is found sooner keeps nobody out who has a copy of its hash, or much time. */
    private static final double FEWEST_GUESSES_LOG10 = 8;

    /** What is longer is not measured whole: it takes long, and is strong by then or never. */
    private static final int MEASURED = 50;

    /** Words that are near at hand here, beside the 30,000 passwords and the names and words that the estimator knows. */
    private static final List<String> NEAR_AT_HAND = List.of(
            "svara",
            "support",
            "helpdesk",
            "kundtjänst",
            "kundtjanst",
            "kundservice",
            "kundeservice",
            "kundesenter",
            "customerservice",
            "lösenord",
            "losenord",
            "passord",
            "sommar",
            "sommer",
            "vinter",
            "höst",
            "host",
            "vår",
            "välkommen",
            "valkommen",
            "velkommen",
            "hemligt",
            "hemmelig");

    /** Estimates as those who try do: by lists from breaches, names, dates, keyboards and repetitions. */
    private static final class Estimator {
        static final Zxcvbn IT = new Zxcvbn();
    }

    private final BreachedPasswords breached;

    PasswordRules(BreachedPasswords breached) {
        this.breached = breached;
    }

    /** Refuses a password that would not keep anybody out. {@code email} is the account's address. */
    public void check(String password, String email) {
        checkLength(password);
        var small = password.toLowerCase(Locale.ROOT);
        var name = email.substring(0, Math.max(0, email.indexOf('@')));
        if ((!email.isEmpty() && small.contains(email)) || (name.length() >= 4 && small.contains(name))) {
            throw refusal("too-like-email", "The password must not contain the e-mail address. Choose another.");
        }
        var measured = password.substring(0, Math.min(password.length(), MEASURED));
        if (Estimator.IT.measure(measured, nearAtHand(email)).getGuessesLog10() < FEWEST_GUESSES_LOG10) {
            throw refusal("too-common", "This password is among the first that are tried. Choose another.");
        }
        if (breached.contains(password)) {
            throw refusal("breached", "This password is known from a data breach. Choose another.");
        }
    }

    private static void checkLength(String password) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw refusal("too-short", "Use at least " + MIN_LENGTH + " characters.");
        }
        if (password.length() > MAX_LENGTH) {
            throw refusal("too-long", "Use at most " + MAX_LENGTH + " characters.");
        }
    }

    private static List<String> nearAtHand(String email) {
        return Stream.concat(NEAR_AT_HAND.stream(), Stream.of(email.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Problem refusal(String code, String message) {
        return Problem.invalid("password", code, message);
    }
}
