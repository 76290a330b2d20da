package io.svara.people.signon;

import io.svara.kernel.AgentId;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.AddAgent;
import io.svara.people.CallerNotice;
import io.svara.people.GroupId;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import io.svara.people.licence.Licences;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which agent a person at the provider is. Once linked, their name there decides; before, an address that the provider
 * vouches for, inside the organisation alone. In the transaction and scope of the organisation.
 */
@Component
class WhoIsIt {

    private final SignOnRows rows;
    private final SignOnDomainRows domains;
    private final AgentTable agents;
    private final AddAgent addAgent;
    private final Licences licences;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    WhoIsIt(
            SignOnRows rows,
            SignOnDomainRows domains,
            AgentTable agents,
            AddAgent addAgent,
            Licences licences,
            Log log,
            Signals signals,
            Clock clock) {
        this.rows = rows;
        this.domains = domains;
        this.agents = agents;
        this.addAgent = addAgent;
        this.licences = licences;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    Actor.Agent agent(Person person, SignOn settings) {
        var organization = Scope.organization();
        var agent =
                linked(person, settings).or(() -> byAddress(person, settings)).orElseGet(() -> made(person, settings));
        syncGroups(agent, person, settings);
        return agents.actor(organization, agent).orElseThrow(WhoIsIt::removed);
    }

    private Optional<AgentId> linked(Person person, SignOn settings) {
        return rows.known(settings.issuer(), person.subject())
                .filter(agent -> agents.isActive(Scope.organization(), agent));
    }

    private Optional<AgentId> byAddress(Person person, SignOn settings) {
        checkAddress(person);
        var found = agents.withEmail(Scope.organization(), List.of(person.email())).stream()
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var agent = found.get().id();
        if (rows.isLinked(settings.issuer(), agent)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "linked-to-another",
                    "This e-mail address belongs to somebody else at the provider. Ask an administrator.");
        }
        link(person, settings, agent);
        return Optional.of(agent);
    }

    private static void checkAddress(Person person) {
        if (person.email().isEmpty()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "email-unverified",
                    person.namesEmail()
                            ? "The provider does not vouch for your e-mail address. Ask an administrator."
                            : "The provider does not tell your e-mail address. Ask an administrator.");
        }
    }

    private AgentId made(Person person, SignOn settings) {
        if (rows.known(settings.issuer(), person.subject()).isPresent() || rows.wasRemoved(person.email())) {
            throw removed();
        }
        if (!settings.justInTime()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "no-agent",
                    "You have no account here yet. Ask an administrator to add you.");
        }
        checkDomain(EmailAddress.domain(person.email()));
        var agent = addAgent.add(new NewAgent(
                person.name().isBlank() ? person.email() : person.name(),
                person.email(),
                // nobody knows it: they come by the provider
                Secrets.make(),
                PasswordKind.OWN,
                "",
                settings.office(),
                false,
                Set.of()));
        licences.giveNew(agent, settings.licenceLevelId());
        settings.defaultGroups().forEach(group -> rows.join(agent, group));
        link(person, settings, agent);
        return agent;
    }

    /** Who is made an agent unasked is of a domain that is proved: a provider may vouch for anybody's address. */
    private void checkDomain(String name) {
        var domain = domains.find(name)
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "foreign-domain",
                        "Your e-mail address is of no domain of this organisation. Ask an administrator to add you."));
        if (domain.state() != SignOnDomain.State.PROVED) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "domain-not-proved",
                    "Your organisation has yet to prove that your e-mail address' domain is its own. Ask an administrator.");
        }
    }

    private void link(Person person, SignOn settings, AgentId agent) {
        rows.link(settings.issuer(), person.subject(), agent, clock.instant());
        log.append(Change.of("agent.linked-to-provider", "agent", agent));
    }

    /** Of the groups that something at the provider stands for, those that it says, and no others. */
    private void syncGroups(AgentId agent, Person person, SignOn settings) {
        var said = person.groups();
        if (said == null || settings.groups().isEmpty()) {
            return;
        }
        var wanted = settings.groupsFor(said);
        var has = rows.groupsOf(agent, settings.mapped());
        if (has.equals(wanted)) {
            return;
        }
        Set<GroupId> joins = new HashSet<>(wanted);
        joins.removeAll(has);
        Set<GroupId> leaves = new HashSet<>(has);
        leaves.removeAll(wanted);
        joins.forEach(group -> rows.join(agent, group));
        rows.leave(agent, leaves);
        log.append(Change.of("agent.groups-changed", "agent", agent)
                .with("joined", joins)
                .with("left", leaves));
        CallerNotice.agent(Scope.organization(), agent).publishAfterCommit(signals);
    }

    private static Problem removed() {
        return Problem.of(
                Problem.Kind.FORBIDDEN, "agent-removed", "Your account here has been removed. Ask an administrator.");
    }
}
