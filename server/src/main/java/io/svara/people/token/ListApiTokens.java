package io.svara.people.token;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;

/** One's own tokens, without their text. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListApiTokens {

    private static final int MAX_LISTED = 200;

    private final ApiTokenTable tokens;

    ListApiTokens(ApiTokenTable tokens) {
        this.tokens = tokens;
    }

    Page<ApiTokenTable.Shown> list() {
        var agent = Scope.agent();
        return new Page<>(tokens.ofAgent(agent.organization(), agent.agent(), MAX_LISTED), null);
    }
}
