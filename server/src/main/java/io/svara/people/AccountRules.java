package io.svara.people;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.SignInAddress;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an account's address and password have to be. */
@Component
public class AccountRules {

    private final PasswordRules passwords;

    AccountRules(PasswordRules passwords) {
        this.passwords = passwords;
    }

    /** What is wrong with the address and the password of an account that is to be made; each at its field. */
    public List<Problem.FieldError> faults(String email, String password) {
        var faults = new ArrayList<Problem.FieldError>();
        collect(faults, () -> SignInAddress.ofNewAccount(email));
        collect(faults, () -> passwords.check(password, EmailAddress.key(email)));
        return faults;
    }

    private static void collect(List<Problem.FieldError> faults, Runnable check) {
        try {
            check.run();
        } catch (Problem refused) {
            faults.addAll(refused.errors());
        }
    }
}
