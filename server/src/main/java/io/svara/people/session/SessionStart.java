package io.svara.people.session;

import io.svara.kernel.access.Actor;
import io.svara.people.SessionCookie;
import io.svara.people.account.AccountTable;
import io.svara.people.account.Secrets;
import io.svara.people.twofactor.SecondFactors.Method;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Begins sessions, in the caller's transaction and in the agent's organisation. Each has a secret of its own, whatever the browser sent. */
@Component
public class SessionStart {

    /** What somebody has proven, as the audit log names it. */
    public enum By {
        PASSWORD,
        /** After the password, or after the provider. */
        SECOND_STEP,
        PASSKEY,
        PROVIDER,
        /** It has seen to a second factor. */
        PROVIDER_WITH_FACTOR;

        String word() {
            return switch (this) {
                case PASSWORD -> "password";
                case SECOND_STEP -> "second-step";
                case PASSKEY -> "passkey";
                case PROVIDER, PROVIDER_WITH_FACTOR -> "single-sign-on";
            };
        }
    }

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final SignInStepTable steps;
    private final SessionViews views;
    private final SignInLog signInLog;
    private final Clock clock;

    SessionStart(
            AccountTable accounts,
            SessionTable sessions,
            SignInStepTable steps,
            SessionViews views,
            SignInLog signInLog,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.steps = steps;
        this.views = views;
        this.signInLog = signInLog;
        this.clock = clock;
    }

    /** For one who has proven all that is asked of them. */
    public SignInOutcome.SignedIn signIn(Actor.Agent agent, Device device, By by) {
        var secret = Secrets.make();
        var now = clock.instant();
        var session = sessions.insert(
                Secrets.hash(secret), agent.organization(), agent.account(), device, now, now.plus(SessionLife.WHOLE));
        if (by != By.PASSWORD) {
            sessions.begunBy(agent.organization(), session, by.word(), by == By.PROVIDER_WITH_FACTOR);
        }
        signInLog.signedIn(agent, by.word());
        accounts.active(agent.organization(), agent.agent(), now);
        var cookie = new SessionCookie(secret);
        return new SignInOutcome.SignedIn(cookie, views.of(agent, cookie));
    }

    /** For one whose password was right. */
    SignInOutcome.SecondStepNeeded secondStep(Actor.Agent agent, List<Method> methods) {
        var token = Secrets.make();
        var until = clock.instant().plus(SignInStepTable.LIFE);
        steps.insert(Secrets.hash(token), agent.organization(), agent.account(), until);
        return new SignInOutcome.SecondStepNeeded(token, new SecondStepView(Method.words(methods), until));
    }
}
