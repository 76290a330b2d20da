package io.svara.people.twofactor;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AccountTable;
import java.util.List;
import java.util.regex.Pattern;

/** Recovery codes as a PDF. The browser brings them: they are shown once, and the server keeps their hashes only. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class PrintRecoveryCodes {

    private static final Pattern CODE = Pattern.compile("[a-z2-7-]{10,40}");

    private final AccountTable accounts;
    private final SvaraSettings settings;

    PrintRecoveryCodes(AccountTable accounts, SvaraSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    byte[] print(List<String> codes, String language) {
        if (codes.size() > RecoveryCodes.COUNT
                || codes.stream().anyMatch(code -> !CODE.matcher(code).matches())) {
            throw Problem.invalid("codes", "no-codes", "Send the recovery codes as they were shown.");
        }
        var email = accounts.login(Scope.agent().account())
                .orElseThrow(Problem::notSignedIn)
                .email();
        return RecoveryCodesPdf.write(codes, email, settings.baseUrl(), language);
    }
}
