package io.svara.people.twofactor;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.TwoFactorStates;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.twofactor.SecondFactors.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change of an agent's factors entails: recovery codes, letters, the log, and who may do what from now on. In the caller's transaction. */
@Component
public class TwoFactorSwitch {

    private final TwoFactorStates states;
    private final RecoveryCodes codes;
    private final RecoveryCodeTable codeTable;
    private final SecondFactors factors;
    private final AgentLetters letters;
    private final Log log;
    private final Signals signals;

    TwoFactorSwitch(
            TwoFactorStates states,
            RecoveryCodes codes,
            RecoveryCodeTable codeTable,
            SecondFactors factors,
            AgentLetters letters,
            Log log,
            Signals signals) {
        this.states = states;
        this.codes = codes;
        this.codeTable = codeTable;
        this.factors = factors;
        this.letters = letters;
        this.log = log;
        this.signals = signals;
    }

    /**
     * After a factor has come.
     *
     * @param letter says which; the first one says that two-factor authentication is on, unless it has a name of its own
     * @return recovery codes, where there were none: to be shown this once
     */
    public @Nullable List<String> turnedOn(
            Actor.Agent agent, Method method, AccountLetter letter, Map<String, String> values) {
        var first = states.of(agent.agent()).factors() == 1;
        letters.send(first && method != Method.PASSKEY ? AccountLetter.TWO_FACTOR_ON : letter, agent.agent(), values);
        changed(agent, "agent.two-factor-on", method);
        return states.of(agent.agent()).recoveryCodesLeft() > 0 ? null : codes.renew(agent.agent());
    }

    /**
     * After a factor has gone.
     *
     * @param letter says which; the last one says that two-factor authentication is off, and which only if it had a name of its own
     * @throws Problem when the organisation asks for more than is left
     */
    public void turnedOff(Actor.Agent agent, Method method, AccountLetter letter, Map<String, String> values) {
        var left = states.of(agent.agent());
        if (!factors.required().isMetBy(left)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "second-factor-required",
                    "Your organisation asks for a second factor. Set up another one before you remove this one.");
        }
        changed(agent, "agent.two-factor-off", method);
        if (left.isOn() || method == Method.PASSKEY) {
            letters.send(letter, agent.agent(), values);
        }
        if (!left.isOn()) {
            allOff(agent);
        }
    }

    private void allOff(Actor.Agent agent) {
        codeTable.remove(agent.organization(), agent.agent());
        letters.send(AccountLetter.TWO_FACTOR_OFF, agent.agent(), Map.of());
    }

    private void changed(Actor.Agent agent, String what, Method method) {
        log.append(Change.of(what, "agent", agent.agent()).with("method", method));
        CallerNotice.agent(agent.organization(), agent.agent()).publishAfterCommit(signals);
    }
}
