package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;

/** One's own signature. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ShowSignature {

    private final LetterRows rows;

    ShowSignature(LetterRows rows) {
        this.rows = rows;
    }

    SignatureView show() {
        return SignatureView.of(rows.signature(Scope.agent().agent()).orElse(PersonalSignature.NONE));
    }
}
