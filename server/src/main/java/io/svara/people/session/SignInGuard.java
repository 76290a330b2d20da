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
class SignInGuard {

    private final GuardTable table;
    private final TransactionOperations transaction;
    private final Clock clock;

    SignInGuard(GuardTable table, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One guarded thing: an account as seen from somewhere, or an address. */
    record Key(GuardPolicy policy, String text) {

        /** @param knownFrom the address when the account has been signed in from there, else empty */
        static Key account(String email, String knownFrom) {
            return new Key(GuardPolicy.ACCOUNT, "account:" + hash(email + "|" + knownFrom));
        }

        static Key address(String address) {
            return new Key(GuardPolicy.ADDRESS, "address:" + hash(network(address)));
        }

        /** Guesses by somebody who sits at a browser that is signed in. */
        static Key passwordOf(AccountId account) {
            return new Key(GuardPolicy.ACCOUNT, "password:" + account.value());
        }

        private static String hash(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(text));
        }
    }

    /** Counts a try, or refuses it because of those before. */
    void count(Key key) {
        var waitSeconds = transaction.execute(_ -> countLocked(key));
        if (waitSeconds != null && waitSeconds > 0) {
            throw Problem.tooMany(
                    "too-many-attempts",
                    "Too many failed sign-ins. Try again in " + waitSeconds + " seconds.",
                    waitSeconds);
        }
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
            var now = clock.instant();
            var state = table.lock(address.text(), now);
            table.write(address.text(), address.policy().forgiven(state, now));
        });
    }

    void forgive(Key account) {
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
