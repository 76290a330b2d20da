package io.svara.people.reset;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AccountTable.Account;
import io.svara.people.account.SignInAddress;
import io.svara.people.mail.AccountLetter;
import io.svara.people.session.Device;
import io.svara.people.session.SignInGuard;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * "Forgot your password?" (ORG-10). Whether there is such an account is found out after the answer: what is answered, and
 * how fast, is the same for all.
 */
@UseCase(permission = Permission.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ForgottenPassword {

    static final Duration LIFE = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPassword.class);
    private static final int MOST_WAITING = 500;
    private static final int STOPPING_SECONDS = 5;

    private final AccountTable accounts;
    private final PasswordLinks links;
    private final SignInGuard guard;
    private final TransactionOperations transaction;

    /** One at a time; when too many ask, the newest are dropped, and ask again. */
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("forgotten-password").factory(),
            (_, _) -> LOG.warn("Too many have forgotten their password at once; one was dropped"));

    ForgottenPassword(
            AccountTable accounts, PasswordLinks links, SignInGuard guard, TransactionOperations transaction) {
        this.accounts = accounts;
        this.links = links;
        this.guard = guard;
        this.transaction = transaction;
    }

    /** Who asks too often is told; whom they ask for too often is not. */
    void ask(String email, Device device) {
        guard.count(SignInGuard.Key.linksFrom(device.address()));
        afterwards.execute(() -> find(new SignInAddress(email)));
    }

    private void find(SignInAddress email) {
        try {
            if (guard.lets(SignInGuard.Key.mailsTo(email.text()))) {
                accounts.find(email).ifPresent(this::send);
            }
        } catch (RuntimeException failed) {
            LOG.warn("A link for a new password could not be sent", failed);
        }
    }

    private void send(Account account) {
        Scope.run(
                new Actor.Svara(account.organization(), "forgotten-password"),
                () -> transaction.executeWithoutResult(_ -> links.send(
                        AccountLetter.PASSWORD_RESET,
                        account.id(),
                        account.agent(),
                        LIFE,
                        Map.of("minutes", Long.toString(LIFE.toMinutes())))));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        afterwards.shutdown();
        afterwards.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
    }
}
