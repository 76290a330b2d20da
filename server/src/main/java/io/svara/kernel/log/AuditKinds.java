package io.svara.kernel.log;

import static svara.db.jooq.Tables.LOG_ENTRY;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What the audit log can be narrowed to. They overlap: a removed agent is about people, and a removal. */
public enum AuditKinds {
    SIGN_IN(
            List.of(),
            "agent.signed-",
            "agent.sign-in-",
            "agent.session",
            "agent.password",
            "agent.two-factor",
            "agent.passkey"),
    PEOPLE(List.of("agent", "invitation", "group", "role", "permission")),
    TOKENS(List.of("api-token")),
    SECURITY(List.of("security", "single-sign-on")),
    MAILBOXES(List.of("mailbox", "blocked-sender")),
    SETTINGS(List.of("organization", "label", "schedule", "brand", "flow", "trigger", "webhook", "recipient")),
    EXPORTS(List.of(), "%.exported"),
    REMOVALS(
            List.of(), "%.removed", "%.removal-begun", "%.revoked", "%.trashed", "%.deleted", "%.forgotten", "%.ended");

    private final List<String> subjects;
    private final List<String> kinds;

    /** @param kinds how they begin; with a {@code %} in front, how they end */
    AuditKinds(List<String> subjects, String... kinds) {
        this.subjects = subjects;
        this.kinds = List.of(kinds);
    }

    /** As the API names it: {@code sign-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AuditKinds> of(String word) {
        return Arrays.stream(values())
                .filter(kinds -> kinds.word().equals(word))
                .findFirst();
    }

    Condition condition() {
        var any = DSL.or(kinds.stream()
                .map(kind -> kind.startsWith("%") ? LOG_ENTRY.KIND.like(kind) : LOG_ENTRY.KIND.like(kind + "%"))
                .toList());
        var condition = subjects.isEmpty() ? any : any.or(LOG_ENTRY.SUBJECT_KIND.in(subjects));
        // who signs in day by day would hide what happens to people
        return this == PEOPLE ? condition.andNot(SIGN_IN.condition()) : condition;
    }
}
