package io.svara.kernel.log;

import static io.svara.kernel.log.LogNode.change;
import static io.svara.kernel.log.LogNode.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.paging.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class LogTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final LogNode node = new LogNode(clock);

    @BeforeAll
    static void jobs() {
        JobTable.create();
    }

    @BeforeEach
    void empty() {
        JobTable.empty();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private List<LogEntry> history(io.svara.kernel.OrganizationId organization, long ticket) {
        var found = new ArrayList<LogEntry>();
        node.database.within(
                organization,
                () -> found.addAll(
                        node.history.of("ticket", ticket(ticket), null, 50).items()));
        return found;
    }

    @Test
    void keepsWhatTheScopeAndTheChangeSay() {
        var organization = KernelDatabase.organization();
        var agent = new Actor.Agent(organization, new AgentId(7), new AccountId(8), false, Set.of());

        Scope.run(
                agent,
                () -> new TransactionTemplate(node.database.transactions())
                        .executeWithoutResult(_ -> node.log.append(Change.of("ticket.assigned", "ticket", ticket(4))
                                .with("to", new AgentId(9))
                                .with("labels", List.of(new AgentId(1), new AgentId(2)))
                                .with("count", 3)
                                .with("undone", true)
                                .with("until", Instant.parse("2026-11-21T00:00:00Z")))));

        assertThat(history(organization, 4)).singleElement().satisfies(entry -> {
            assertThat(entry.actorKind()).isEqualTo("agent");
            assertThat(entry.actorId()).isEqualTo(7L);
            assertThat(entry.cause()).isEqualTo("request");
            assertThat(entry.kind()).isEqualTo("ticket.assigned");
            assertThat(entry.at()).isEqualTo(clock.instant());
            assertThat(entry.facts().id("to")).contains(9L);
            assertThat(entry.facts().ids("labels")).containsExactly(1L, 2L);
            assertThat(entry.facts().number("count")).contains(3L);
            assertThat(entry.facts().flag("undone")).isTrue();
            assertThat(entry.facts().instant("until")).contains(Instant.parse("2026-11-21T00:00:00Z"));
        });
    }

    @Test
    void takesTheCauseOfSvaraUnlessTheChangeHasItsOwn() {
        var organization = KernelDatabase.organization();
        node.append(organization, change(1), change(1).because("trigger:12"));

        assertThat(history(organization, 1))
                .extracting(LogEntry::actorKind, LogEntry::actorId, LogEntry::cause)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("svara", null, "test"),
                        org.assertj.core.groups.Tuple.tuple("svara", null, "trigger:12"));
    }

    @Test
    void leavesNothingWhenItsTransactionIsRolledBack() {
        var organization = KernelDatabase.organization();
        assertThatThrownBy(() -> node.database.within(organization, () -> {
                    node.log.append(change(1));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(history(organization, 1)).isEmpty();
        assertThat(node.lag.read().waiting()).isZero();
    }

    @Test
    void appendsMoreThanAStatementTakes() {
        var organization = KernelDatabase.organization();
        node.append(
                organization,
                LongStream.rangeClosed(1, 5000).mapToObj(LogNode::change).toArray(Change[]::new));

        assertThat(node.lag.read().waiting()).isEqualTo(5000);
        assertThat(history(organization, 5000)).hasSize(1);
    }

    @Test
    void pagesAHistoryNewestFirst() {
        var organization = KernelDatabase.organization();
        IntStream.range(0, 7).forEach(_ -> {
            node.append(organization, change(1), change(2));
            clock.advance(Duration.ofSeconds(1));
        });

        var pages = new ArrayList<List<Instant>>();
        node.database.within(organization, () -> {
            String next = "";
            while (next != null) {
                var page = node.history.of("ticket", ticket(1), Cursor.parse(next), 3);
                pages.add(page.items().stream().map(LogEntry::at).toList());
                next = page.next();
            }
        });

        assertThat(pages).extracting(List::size).containsExactly(3, 3, 1);
        assertThat(pages.stream().flatMap(List::stream).toList()).isSortedAccordingTo((one, two) -> two.compareTo(one));
    }

    @Test
    void showsAnotherOrganisationNothing() {
        var ours = KernelDatabase.organization();
        var theirs = KernelDatabase.organization();
        node.append(ours, change(1));

        assertThat(history(theirs, 1)).isEmpty();
        node.database.within(
                theirs,
                () -> assertThat(node.database.database().fetchCount(svara.db.jooq.Tables.LOG_ENTRY))
                        .isZero());
    }

    @Test
    void letsTheApplicationNeitherChangeNorRemoveHistory() {
        var organization = KernelDatabase.organization();
        node.append(organization, change(1));

        for (var sql : List.of("update log_entry set kind = 'x'", "delete from log_entry", "truncate log_entry")) {
            assertThatThrownBy(() -> node.database.within(
                            organization, () -> node.database.database().execute(sql)))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void saysHowFarTheFollowersAreBehind() {
        node.append(KernelDatabase.organization(), change(1));
        clock.advance(Duration.ofSeconds(90));
        node.append(KernelDatabase.organization(), change(1));

        assertThat(node.lag.read()).isEqualTo(new LogLag.Lag(Duration.ofSeconds(90), 2));
    }

    @Test
    void hasNoLagWhenNothingWaits() {
        assertThat(node.lag.read()).isEqualTo(new LogLag.Lag(Duration.ZERO, 0));
    }
}
