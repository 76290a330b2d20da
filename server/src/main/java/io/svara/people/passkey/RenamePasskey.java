package io.svara.people.passkey;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;

/** What its owner calls a passkey. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class RenamePasskey {

    private final PasskeyTable table;

    RenamePasskey(PasskeyTable table) {
        this.table = table;
    }

    void rename(PasskeyId passkey, String name) {
        var agent = Scope.agent();
        if (!table.rename(agent.organization(), agent.account(), passkey, name.strip())) {
            throw Problem.notFound("passkey");
        }
    }
}
