package io.svara.mailboxes.settings;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.problem.Checks;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailbox.Assignment;
import io.svara.mailboxes.Mailbox.ClosedPolicy;
import io.svara.organization.schedules.Schedules;
import io.svara.people.Agents;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody wants a mailbox to be, and names each field that cannot be. */
@Component
class SettingsReader {

    private static final int MAX_ALIASES = 50;
    private static final Set<String> AFTER_REPLY = Set.of("in_hand", "pending", "on_hold", "solved", "closed");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Schedules schedules;
    private final Agents agents;
    private final SvaraSettings installation;

    SettingsReader(Schedules schedules, Agents agents, SvaraSettings installation) {
        this.schedules = schedules;
        this.agents = agents;
        this.installation = installation;
    }

    /** Locks the schedule, so that it is there when this is written. */
    Settings read(SettingsRequest request, Mailbox mailbox) {
        var checks = new Checks().text(request.name(), "name", 100);
        var prefix = NumberPrefix.read(request.numberPrefix(), checks);
        var aliases = aliases(request.aliases(), mailbox, checks);
        var closed = word(request.closedTickets(), ClosedPolicy.values(), ClosedPolicy::word);
        var assignment = word(request.assignment(), Assignment.values(), Assignment::word);
        checks.that(closed.isPresent(), "closedTickets", "unknown-word", "Use follow-up or reopen.")
                .that(
                        assignment.isPresent(),
                        "assignment",
                        "unknown-word",
                        "Use none, agent, round-robin or least-loaded.")
                .that(
                        AFTER_REPLY.contains(String.valueOf(request.statusAfterReply())),
                        "statusAfterReply",
                        "unknown-status",
                        "Use in_hand, pending, on_hold, solved or closed.")
                .that(
                        ZONES.contains(String.valueOf(request.timeZone())),
                        "timeZone",
                        "unknown-zone",
                        "Name a time zone such as Europe/Stockholm.")
                .that(
                        request.scheduleId() == null
                                || schedules.lock(request.scheduleId()).isPresent(),
                        "scheduleId",
                        "unknown-schedule",
                        "Choose among the schedules (GET /api/schedules).");
        var always = assignment.filter(Assignment.AGENT::equals).isPresent();
        checks.that(
                !always || (request.assigneeId() != null && agents.isActive(request.assigneeId())),
                "assigneeId",
                "unknown-agent",
                "Choose among the agents (GET /api/agents).");
        checks.done();
        return new Settings(
                String.valueOf(request.name()).strip(),
                prefix,
                ZoneId.of(String.valueOf(request.timeZone())),
                request.scheduleId(),
                new Mailbox.Behaviours(
                        closed.orElseThrow(),
                        String.valueOf(request.statusAfterReply()),
                        assignment.orElseThrow(),
                        always ? request.assigneeId() : null),
                aliases);
    }

    private List<String> aliases(@Nullable List<String> given, Mailbox mailbox, Checks checks) {
        var aliases = given == null ? List.<String>of() : given;
        checks.that(aliases.size() <= MAX_ALIASES, "aliases", "too-many", "Name at most " + MAX_ALIASES + " addresses.")
                .addresses(aliases, "aliases");
        for (var index = 0; index < aliases.size(); index++) {
            var alias = aliases.get(index);
            checks.that(
                    alias == null
                            || !EmailAddress.isValid(alias.strip())
                            || !EmailAddress.domain(alias.strip()).equals(installation.inboundDomain()),
                    "aliases[" + index + "]",
                    "reserved-domain",
                    "Addresses of " + installation.inboundDomain() + " are given out by Svara itself.");
        }
        return aliases.stream()
                .filter(alias -> alias != null && EmailAddress.isValid(alias.strip()))
                .map(alias -> EmailAddress.ascii(alias.strip()).toLowerCase(Locale.ROOT))
                .filter(alias -> !alias.equals(mailbox.address().toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> Optional<T> word(@Nullable String given, T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(given))
                .findAny();
    }
}
