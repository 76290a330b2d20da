package io.svara.people.account;

import io.svara.kernel.CannotStart;
import io.svara.kernel.OrganizationId;
import org.springframework.stereotype.Component;

/** How an operator names an organisation at the command line: by the address of any of its agents. */
@Component
public class CommandLine {

    private final AccountTable accounts;

    CommandLine(AccountTable accounts) {
        this.accounts = accounts;
    }

    /** @throws CannotStart where nobody signs in with it */
    public OrganizationId organizationOf(String email) {
        return accounts.find(new SignInAddress(email))
                .orElseThrow(() -> CannotStart.because("No agent of this installation signs in with that address."))
                .organization();
    }
}
