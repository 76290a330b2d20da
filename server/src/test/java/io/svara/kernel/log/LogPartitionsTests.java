package io.svara.kernel.log;

import static io.svara.kernel.log.LogNode.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.SettableClock;
import io.svara.kernel.database.KernelDatabase;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogPartitionsTests {

    private final YearMonth last = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
    private final Instant inLast = last.atDay(15).atStartOfDay(ZoneOffset.UTC).toInstant();
    private final LogNode node = new LogNode(new SettableClock(inLast));

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

    private static String partition(YearMonth month) {
        return "log_entry_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
    }

    private static List<String> partitions() {
        return DSL.using(KernelDatabase.owner(), SQLDialect.POSTGRES)
                .fetch(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'log_entry'::regclass order by 1")
                .getValues(0, String.class);
    }

    private static int rows(String table) {
        return DSL.using(KernelDatabase.owner(), SQLDialect.POSTGRES).fetchCount(DSL.table(table));
    }

    @Test
    void areThereForThisMonthAndTheThreeAfterIt() {
        assertThat(partitions())
                .contains(
                        partition(last.minusMonths(3)),
                        partition(last.minusMonths(2)),
                        partition(last.minusMonths(1)),
                        partition(last),
                        "log_entry_other");
    }

    @Test
    void areMadeAgainByTheJobAndTakeOverWhatWasKeptElsewhere() {
        KernelDatabase.asOwner("drop table " + partition(last));
        var organization = KernelDatabase.organization();
        node.append(organization, change(1));
        assertThat(rows("log_entry_other")).isOne();

        new LogPartitions(node.database.database()).run();
        new LogPartitions(node.database.database()).run();

        assertThat(partitions()).contains(partition(last));
        assertThat(rows("log_entry_other")).isZero();
        assertThat(rows(partition(last))).isOne();
        node.database.within(
                organization,
                () -> assertThat(node.history
                                .of("ticket", LogNode.ticket(1), null, 10)
                                .items())
                        .hasSize(1));
    }

    @Test
    void keepTheWallWhenAddressedByTheirOwnName() {
        var organization = KernelDatabase.organization();
        node.append(organization, change(1));

        assertThatThrownBy(() -> node.database.within(
                        organization, () -> node.database.database().fetch("select * from " + partition(last))))
                .hasMessageContaining("permission denied");
    }
}
