package io.svara.installation.setup;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.people.AccountRules;
import io.svara.web.pages.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** What was typed on the first-run page. The mailbox is left out by leaving both of its fields empty. */
record SetupForm(
        String organization,
        String language,
        String name,
        String email,
        String password,
        String mailboxName,
        String mailboxAddress) {

    private static final int MAX_LENGTH = 100;

    static SetupForm empty(PageLanguage language) {
        return new SetupForm("", language.code(), "", "", "", "", "");
    }

    static SetupForm of(HttpServletRequest request) {
        return new SetupForm(
                typed(request, "organization"),
                typed(request, "language"),
                typed(request, "name"),
                typed(request, "email"),
                // blanks are part of a password
                given(request, "password"),
                typed(request, "mailboxName"),
                typed(request, "mailboxAddress"));
    }

    private static String typed(HttpServletRequest request, String field) {
        return given(request, field).strip();
    }

    private static String given(HttpServletRequest request, String field) {
        var value = request.getParameter(field);
        return value == null ? "" : value;
    }

    boolean hasMailbox() {
        return !mailboxName.isEmpty() || !mailboxAddress.isEmpty();
    }

    /** Refuses with all that is wrong at once, each at its field. */
    void check(AccountRules rules) {
        var errors = new ArrayList<FieldError>();
        checkText(errors, "organization", organization);
        if (PageLanguage.find(language).isEmpty()) {
            errors.add(error("language", "unknown-language"));
        }
        checkText(errors, "name", name);
        checkSignIn(errors, rules);
        if (hasMailbox()) {
            checkText(errors, "mailboxName", mailboxName);
            checkAddress(errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void checkSignIn(List<FieldError> errors, AccountRules rules) {
        for (var fault : rules.faults(email, password)) {
            var empty = fault.field().equals("email") ? email.isEmpty() : password.isEmpty();
            errors.add(empty ? error(fault.field(), "required") : fault);
        }
    }

    private void checkAddress(List<FieldError> errors) {
        if (mailboxAddress.isEmpty()) {
            errors.add(error("mailboxAddress", "required"));
        } else if (!EmailAddress.isValid(mailboxAddress)) {
            errors.add(error("mailboxAddress", "not-an-address"));
        }
    }

    private static void checkText(List<FieldError> errors, String field, String value) {
        if (value.isBlank()) {
            errors.add(error(field, "required"));
        } else if (value.length() > MAX_LENGTH) {
            errors.add(error(field, "too-long"));
        } else if (value.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(error(field, "unreadable"));
        }
    }

    private static FieldError error(String field, String code) {
        return new FieldError(field, code, "");
    }

    /** Never the password: this may end up in a log. */
    @Override
    public String toString() {
        return "SetupForm[...]";
    }
}
