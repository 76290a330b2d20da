package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.AddAgent;
import io.svara.people.CallerNotice;
import io.svara.people.GroupId;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentRights;
import io.svara.people.account.SignInAddress;
import io.svara.people.agents.AgentRows.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes another agent's data, username and groups included (ORG-4). */
@UseCase(permission = Permission.EDIT_AGENTS)
class EditAgent {

    /**
     * What is to change; null stays.
     *
     * @param email the username; sessions that are there go on, and both addresses are written to
     * @param groupIds exactly these
     * @param superadmin only a superadmin gives or takes it
     * @param ifVersion refused when the agent has changed since this version
     */
    record Request(
            @Nullable String name,
            @Nullable String email,
            @Nullable String department,
            @Nullable String office,
            @Nullable Integer maxChats,
            @Nullable List<GroupId> groupIds,
            @Nullable Boolean superadmin,
            @Nullable Long ifVersion) {}

    private final AgentRights rights;
    private final AgentRows rows;
    private final AgentGroups groups;
    private final AccountTable accounts;
    private final UsernameLetters letters;
    private final Log log;
    private final Signals signals;

    EditAgent(
            AgentRights rights,
            AgentRows rows,
            AgentGroups groups,
            AccountTable accounts,
            UsernameLetters letters,
            Log log,
            Signals signals) {
        this.rights = rights;
        this.rows = rows;
        this.groups = groups;
        this.accounts = accounts;
        this.letters = letters;
        this.log = log;
        this.signals = signals;
    }

    AgentView edit(AgentId id, Request request) {
        var agent = rights.existing(id);
        if (Boolean.FALSE.equals(request.superadmin())) {
            rights.keepsSuperadmin(id);
        }
        var before = rows.lock(id).orElseThrow(() -> Problem.notFound("agent"));
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        AgentFields.check(request.name(), request.department(), request.office(), request.maxChats())
                .done();
        var after = after(before, request);
        mayChange(agent, before, after);
        if (!after.email().equals(before.email()) && !accounts.changeEmail(agent.account(), address(after))) {
            throw AddAgent.addressTaken();
        }
        var regrouped = request.groupIds() != null && groups.set(id, request.groupIds());
        if (regrouped || !after.equals(before)) {
            rows.write(id, after);
            letters.send(id, before.email(), after.email());
            log.append(changes(id, before, after));
            CallerNotice.agent(Scope.organization(), id).publishAfterCommit(signals);
        }
        return rows.find(id).orElseThrow(() -> Problem.notFound("agent"));
    }

    private void mayChange(Actor.Agent agent, Settings before, Settings after) {
        if (after.superadmin() != before.superadmin() && !Scope.actor().may(Permission.SUPERADMIN)) {
            throw Problem.forbidden(Permission.SUPERADMIN);
        }
        if (!after.email().equals(before.email())) {
            rights.mayGovern(agent);
        }
    }

    private static Settings after(Settings before, Request request) {
        return new Settings(
                request.name() == null ? before.name() : request.name().strip(),
                request.email() == null
                        ? before.email()
                        : SignInAddress.ofNewAccount(request.email()).text(),
                request.department() == null
                        ? before.department()
                        : request.department().strip(),
                Objects.requireNonNullElse(request.office(), before.office()),
                Objects.requireNonNullElse(request.superadmin(), before.superadmin()),
                Objects.requireNonNullElse(request.maxChats(), before.maxChats()),
                before.version());
    }

    private static SignInAddress address(Settings settings) {
        return new SignInAddress(settings.email());
    }

    private static List<Change> changes(AgentId id, Settings before, Settings after) {
        var changes = new ArrayList<Change>();
        if (!after.email().equals(before.email())) {
            changes.add(Change.of("agent.email-changed", "agent", id));
        }
        if (after.superadmin() != before.superadmin()) {
            changes.add(Change.of("agent.superadmin-changed", "agent", id).with("superadmin", after.superadmin()));
        }
        var plain = new Settings(
                after.name(),
                before.email(),
                after.department(),
                after.office(),
                before.superadmin(),
                after.maxChats(),
                before.version());
        if (!plain.equals(before)) {
            changes.add(Change.of("agent.changed", "agent", id)
                    .with("office", after.office())
                    .with("max-chats", after.maxChats()));
        }
        return changes;
    }
}
