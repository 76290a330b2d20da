package io.svara.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.time.Instant;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = TransactionTests.OnlyTheDatabase.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
class TransactionTests {

    @EnableAutoConfiguration
    @EnableConfigurationProperties(SvaraSettings.class)
    @Import(DatabaseConfiguration.class)
    static class OnlyTheDatabase {}

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @Test
    void bindsATransactionToTheOrganisationInScope() {
        var seen = Scope.call(
                new Actor.Svara(new OrganizationId(7), "test"), () -> transaction.execute(status -> bound()));
        assertThat(seen).isEqualTo("7");
    }

    @Test
    void leavesNoOrganisationBehindInThePool() {
        Scope.run(
                new Actor.Svara(new OrganizationId(7), "test"),
                () -> transaction.executeWithoutResult(status -> bound()));
        assertThat(transaction.<String>execute(status -> bound())).isNullOrEmpty();
    }

    @Test
    void waitsForTheDiskUnlessTheWorkCanBeDoneAgain() {
        var repeatable = new RepeatableWork(manager);
        Scope.run(new Actor.Svara(new OrganizationId(7), "test"), () -> {
            assertThat(repeatable.execute(this::commit)).isEqualTo("off");
            assertThat(repeatable.execute(this::bound)).isEqualTo("7");
            assertThat(transaction.<String>execute(_ -> commit())).isEqualTo(commit());
        });
    }

    @Test
    void plansAStatementAnewWhereItsBestPlanHangsOnItsValues() {
        transaction.executeWithoutResult(_ -> {
            askOften(sql, "planned_once");
            askOften(PlannedAnew.each(sql), "planned_anew");
            assertThat(sql.fetchCount(
                            DSL.table("pg_prepared_statements"), DSL.condition("statement like '%planned_once%'")))
                    .isEqualTo(1);
            assertThat(sql.fetchCount(
                            DSL.table("pg_prepared_statements"), DSL.condition("statement like '%planned_anew%'")))
                    .isZero();
        });
    }

    private static void askOften(DSLContext sql, String name) {
        for (int time = 0; time < 10; time++) {
            assertThat(sql.select(DSL.val(time).as(name)).fetchSingle().value1())
                    .isEqualTo(time);
        }
    }

    @Test
    void worksAsARoleThatMigratesNothing() {
        assertThatThrownBy(() -> sql.execute("create table mine (id bigint)")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void givesTheOwnersConnectionsByName() throws Exception {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_user")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("svara_owner");
        }
    }

    @Test
    void readsBackTheInstantThatWasWritten() {
        var instant = Instant.parse("2026-03-29T01:30:00.123456Z");
        var read = sql.select(DSL.val(instant, SQLDataType.INSTANT).cast(SQLDataType.INSTANT))
                .fetchSingle()
                .value1();
        assertThat(read).isEqualTo(instant);
    }

    @Test
    void namesNoSchemaInStatements() {
        assertThat(sql.render(DSL.selectFrom(DSL.table(DSL.name("public", "ticket")))))
                .doesNotContain("public");
    }

    @Test
    void endsAStatementThatTakesTooLong() {
        var limit = sql.fetchSingle("show statement_timeout").get(0, String.class);
        assertThat(limit).isEqualTo("30s");
    }

    private String commit() {
        return sql.fetchSingle("show synchronous_commit").get(0, String.class);
    }

    private String bound() {
        return sql.fetchSingle("select current_setting('svara.organization', true)")
                .get(0, String.class);
    }
}
