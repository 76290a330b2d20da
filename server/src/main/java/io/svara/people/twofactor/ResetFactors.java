package io.svara.people.twofactor;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.account.AgentRights;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.passkey.PasskeyTable;
import java.util.Map;

/** Takes all second factors of an agent away who has lost theirs. They are told by mail. */
@UseCase(permission = Permission.EDIT_AGENTS, tokens = false)
class ResetFactors {

    private final AgentRights rights;
    private final TwoFactorTable table;
    private final RecoveryCodeTable codes;
    private final PasskeyTable passkeys;
    private final AgentLetters letters;
    private final Log log;
    private final Signals signals;

    ResetFactors(
            AgentRights rights,
            TwoFactorTable table,
            RecoveryCodeTable codes,
            PasskeyTable passkeys,
            AgentLetters letters,
            Log log,
            Signals signals) {
        this.rights = rights;
        this.table = table;
        this.codes = codes;
        this.passkeys = passkeys;
        this.letters = letters;
        this.log = log;
        this.signals = signals;
    }

    void reset(AgentId id) {
        var organization = Scope.organization();
        var agent = rights.existing(id);
        refuseOwn(id);
        rights.mayGovern(agent);
        table.remove(organization, id);
        codes.remove(organization, id);
        passkeys.removeAll(organization, agent.account());
        letters.send(AccountLetter.TWO_FACTOR_OFF, id, Map.of());
        log.append(Change.of("agent.factors-reset", "agent", id));
        CallerNotice.agent(organization, id).publishAfterCommit(signals);
    }

    /** One's own are changed in the profile, where one shows once more who one is. */
    private static void refuseOwn(AgentId id) {
        if (Scope.agent().agent().equals(id)) {
            throw Problem.of(Problem.Kind.CONFLICT, "own-agent", "Change your own second factors in your profile.");
        }
    }
}
