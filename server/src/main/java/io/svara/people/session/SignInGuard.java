package io.svara.people.session;

import io.svara.kernel.AccountId;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.Secrets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Slows guessing per account and per address. A try is counted as failed before the password is looked at and taken
 * back when it was right, so that a thousand at once are not a thousand free ones.
 */
@Component
public class SignInGuard {

    private final GuardTable table;
    private final TransactionOperations transaction;
    private final Clock clock;

    SignInGuard(GuardTable table, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One guarded thing: an account as seen from somewhere, or an address. */
    public record Key(GuardPolicy policy, String text) {

        /** @param knownFrom the address when the account has been signed in from there, else empty */
        static Key account(String email, String knownFrom) {
            return new Key(GuardPolicy.ACCOUNT, "account:" + hash(email + "|" + knownFrom));
        }

        static Key address(String address) {
            return new Key(GuardPolicy.ADDRESS, "address:" + hash(network(address)));
        }

        /** Those who go from there to a provider. */
        static Key provider(String address) {
            return new Key(GuardPolicy.ADDRESS, "provider:" + hash(network(address)));
        }

        /** Guesses by somebody who sits at a browser that is signed in. */
        static Key passwordOf(AccountId account) {
            return new Key(GuardPolicy.ACCOUNT, "password:" + account.value());
        }

        /** @param knownFrom as for {@link #account}: a thief who has the password must not keep the owner out */
        static Key secondStep(AccountId account, String knownFrom) {
            return new Key(GuardPolicy.SECOND_STEP, "second:" + account.value() + ":" + hash(knownFrom));
        }

        /** Codes that somebody types who sits at a browser that is signed in. */
        public static Key codeOf(AccountId account) {
            return new Key(GuardPolicy.SECOND_STEP, "code:" + account.value());
        }

        /** Mail with a code or a link that is sent to this account's owner. */
        public static Key mailsTo(String email) {
            return new Key(GuardPolicy.MAILS, "mails:" + hash(email));
        }

        /** Whoever asks for such mail, or tries such links. */
        public static Key linksFrom(String address) {
            return new Key(GuardPolicy.ADDRESS, "links:" + hash(network(address)));
        }

        private static String hash(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(text));
        }
    }

    /** Counts a try, or refuses it because of those before. */
    public void count(Key key) {
        var waitSeconds = waitSeconds(key);
        if (waitSeconds > 0) {
            throw Problem.tooMany(
                    "too-many-attempts",
                    "Too many failed sign-ins. Try again in " + waitSeconds + " seconds.",
                    waitSeconds);
        }
    }

    /** {@link #count} where nobody may be told: whether it is one that is let through. */
    public boolean lets(Key key) {
        return waitSeconds(key) == 0;
    }

    private long waitSeconds(Key key) {
        var waitSeconds = transaction.execute(_ -> countLocked(key));
        return waitSeconds == null ? 0 : waitSeconds;
    }

    private long countLocked(Key key) {
        var now = clock.instant();
        var state = table.lock(key.text(), now);
        if (state.isBlocked(now)) {
            return Duration.between(now, state.blockedUntil()).plusMillis(999).toSeconds();
        }
        table.write(key.text(), key.policy().failed(state, now));
        return 0;
    }

    /** The password was right: the account starts anew, its address gets this try back. */
    void forgive(Key account, Key address) {
        transaction.executeWithoutResult(_ -> {
            table.clear(account.text());
            takeBackLocked(address);
        });
    }

    /** This one try was none of those that count. */
    void takeBack(Key address) {
        transaction.executeWithoutResult(_ -> takeBackLocked(address));
    }

    private void takeBackLocked(Key key) {
        var state = table.lock(key.text(), clock.instant());
        table.write(key.text(), key.policy().forgiven(state));
    }

    public void forgive(Key account) {
        transaction.executeWithoutResult(_ -> table.clear(account.text()));
    }

    /** One household or server has a whole /64 of IPv6 to guess from. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? Base64.getEncoder().encodeToString(Arrays.copyOf(v6.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException notLiteral) {
            return address;
        }
    }
}
