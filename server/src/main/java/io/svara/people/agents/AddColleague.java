package io.svara.people.agents;

import io.svara.kernel.RandomText;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.AccountRules;
import io.svara.people.AddAgent;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.NewAgent;
import io.svara.people.licence.Licences;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds an agent with all that an administrator sets from the start (ORG-3). */
@UseCase(permission = Permission.AGENTS)
class AddColleague {

    /**
     * @param email the username; it may be undeliverable
     * @param temporaryPassword null or empty: Svara makes one
     * @param office {@code front}, also when null, or {@code back}
     * @param maxChats null: 3
     * @param sendIntroduction whether the address is written to
     * @param licenceLevelId null: all services
     * @param acceptExtraSeat whether a seat beyond the organisation's limit is agreed to
     */
    record Request(
            @Nullable String name,
            @Nullable String email,
            @Nullable String department,
            @Nullable String temporaryPassword,
            @Nullable String office,
            @Nullable Integer maxChats,
            @Nullable List<GroupId> groupIds,
            @Nullable LicenceLevelId licenceLevelId,
            @Nullable Boolean sendIntroduction,
            @Nullable Boolean acceptExtraSeat) {

        /** Never the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Request[...]";
        }
    }

    /** @param temporaryPassword shown this once, where Svara made it */
    record Added(AgentView agent, @Nullable String temporaryPassword) {

        @Override
        public String toString() {
            return "Added[...]";
        }
    }

    private static final int MADE_PASSWORD_BITS = 80;

    private final AccountRules rules;
    private final AddAgent addAgent;
    private final AgentRows rows;
    private final AgentGroups groups;
    private final Licences licences;
    private final Introductions introductions;

    AddColleague(
            AccountRules rules,
            AddAgent addAgent,
            AgentRows rows,
            AgentGroups groups,
            Licences licences,
            Introductions introductions) {
        this.rules = rules;
        this.addAgent = addAgent;
        this.rows = rows;
        this.groups = groups;
        this.licences = licences;
        this.introductions = introductions;
    }

    Added add(Request request) {
        var given = request.temporaryPassword();
        var made = given == null || given.isEmpty() ? makePassword() : null;
        var password = made == null ? Objects.requireNonNull(given) : made;
        var agent = checked(request, password);
        var id = addAgent.add(agent, Boolean.TRUE.equals(request.acceptExtraSeat()));
        if (request.maxChats() != null) {
            rows.setMaxChats(id, request.maxChats());
        }
        licences.giveNew(id, request.licenceLevelId());
        if (request.groupIds() != null) {
            groups.set(id, request.groupIds());
        }
        if (Boolean.TRUE.equals(request.sendIntroduction())) {
            introductions.send(id);
        }
        return new Added(rows.find(id).orElseThrow(), made);
    }

    /** All that is wrong at once, each at its field. */
    private NewAgent checked(Request request, String password) {
        var name = Objects.requireNonNullElse(request.name(), "");
        var email = Objects.requireNonNullElse(request.email(), "");
        var checks = AgentFields.check(name, request.department(), request.office(), request.maxChats());
        for (var fault : rules.faults(email, password)) {
            var field = fault.field().equals("password") ? "temporaryPassword" : fault.field();
            checks.that(false, field, fault.code(), fault.message());
        }
        checks.done();
        return new NewAgent(
                name,
                email,
                password,
                NewAgent.PasswordKind.TEMPORARY,
                Objects.requireNonNullElse(request.department(), ""),
                office(request.office()),
                false,
                Set.of());
    }

    private static NewAgent.Office office(@Nullable String word) {
        return word == null ? NewAgent.Office.FRONT : NewAgent.Office.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Told on the telephone or typed from a note: small letters in groups of four. */
    static String makePassword() {
        return RandomText.base32(MADE_PASSWORD_BITS).replaceAll("(.{4})(?!$)", "$1-");
    }
}
