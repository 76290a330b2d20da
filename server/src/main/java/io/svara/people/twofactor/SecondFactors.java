package io.svara.people.twofactor;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.SecretBox;
import io.svara.people.TwoFactorState;
import io.svara.people.TwoFactorStates;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which second steps an agent of the scope's organisation can take, and whether what they type is one. In the caller's transaction. */
@Component
public class SecondFactors {

    /** The recommended first. */
    public enum Method {
        PASSKEY,
        APP,
        EMAIL,
        RECOVERY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> words(List<Method> methods) {
            return methods.stream().map(Method::word).toList();
        }
    }

    private final TwoFactorStates states;
    private final TwoFactorTable table;
    private final RecoveryCodeTable codes;
    private final RequirementTable requirements;
    private final AgentLetters letters;
    private final SecretBox box;
    private final Clock clock;

    SecondFactors(
            TwoFactorStates states,
            TwoFactorTable table,
            RecoveryCodeTable codes,
            RequirementTable requirements,
            AgentLetters letters,
            SecretBox box,
            Clock clock) {
        this.states = states;
        this.table = table;
        this.codes = codes;
        this.requirements = requirements;
        this.letters = letters;
        this.box = box;
        this.clock = clock;
    }

    /** None: signing in takes the password alone. */
    public List<Method> methods(AgentId agent) {
        var state = states.of(agent);
        var methods = new ArrayList<Method>();
        if (state.passkeys() > 0) {
            methods.add(Method.PASSKEY);
        }
        if (state.app()) {
            methods.add(Method.APP);
        }
        if (state.email() && isMailEnough(state)) {
            methods.add(Method.EMAIL);
        }
        if (state.isOn() && state.recoveryCodesLeft() > 0) {
            methods.add(Method.RECOVERY);
        }
        return methods;
    }

    /** Where the organisation asks for more than mail, mail is a way in only for those who have nothing better yet. */
    private boolean isMailEnough(TwoFactorState state) {
        return required() != Requirement.APP_OR_PASSKEY || !Requirement.APP_OR_PASSKEY.isMetBy(state);
    }

    public Requirement required() {
        return requirements.find(Scope.organization()).required();
    }

    /** Whether the organisation asks for more than this agent has. */
    public boolean mustEnrol(AgentId agent) {
        var required = required();
        return required != Requirement.NONE && !required.isMetBy(states.of(agent));
    }

    /** Whether this is a code that the agent's app shows now; it is taken once. */
    public boolean takeAppCode(AgentId agent, String code) {
        var organization = Scope.organization();
        var factors = table.find(organization, agent);
        if (factors.appSecret() == null) {
            return false;
        }
        var secret = box.open(factors.appSecret(), AppSecret.place(organization, agent));
        var step = Totp.match(secret, code.replaceAll("\\s", ""), clock.instant(), factors.appStep());
        return step.isPresent() && table.takeStep(organization, agent, step.getAsLong());
    }

    /**
     * Mails a code to somebody who is signed in. The one before is none any longer.
     *
     * @param secret that only the asking browser has
     */
    public void mailCode(AgentId agent, String secret) {
        var code = EmailCode.make();
        var until = clock.instant().plus(EmailCode.LIFE);
        table.putEmailCode(Scope.organization(), agent, EmailCode.hash(code, secret), until);
        letters.send(
                AccountLetter.SIGN_IN_CODE,
                agent,
                Map.of("code", code, "minutes", Long.toString(EmailCode.LIFE.toMinutes())));
    }

    /** Whether this is the code that was mailed; it is taken once, and a wrong one counts once the transaction ends well. */
    public boolean takeMailedCode(AgentId agent, String code, String secret) {
        var organization = Scope.organization();
        var hash = table.tryEmailCode(organization, agent, EmailCode.MOST_TRIES, clock.instant());
        if (!EmailCode.matches(code, secret, hash.orElse(null))) {
            return false;
        }
        table.forgetEmailCode(organization, agent);
        return true;
    }

    /** Whether this is one of the agent's recovery codes; it is taken once, and its owner told. */
    public boolean takeRecoveryCode(AgentId agent, String code) {
        var organization = Scope.organization();
        if (!codes.use(organization, agent, Secrets.hash(RecoveryCodes.plain(code)), clock.instant())) {
            return false;
        }
        var left = states.of(agent).recoveryCodesLeft();
        letters.send(AccountLetter.RECOVERY_CODE_USED, agent, Map.of("left", Integer.toString(left)));
        return true;
    }
}
