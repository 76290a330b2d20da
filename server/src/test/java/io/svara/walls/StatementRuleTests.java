package io.svara.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static svara.db.jooq.Tables.LABEL;
import static svara.db.jooq.Tables.TICKET;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.walls.StatementGuard.UnwalledStatement;
import io.svara.web.TestServer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class StatementRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from ticket where id = ?",
                "select organization_id from ticket",
                "select t.organization_id from ticket t where t.id = ?",
                "select \"ticket\".\"id\" from \"ticket\" where \"ticket\".\"mailbox_id\" = ?",
                "select 1 from public.ticket where id = 1",
                // joined to each other, and both to nobody
                "select 1 from ticket join mailbox on mailbox.organization_id = ticket.organization_id",
                "select 1 from ticket join mailbox on mailbox.id = ticket.mailbox_id where ticket.organization_id = ?",
                "select 1 from ticket, mailbox m where ticket.organization_id = ? and m.id = ticket.mailbox_id",
                "select 1 from ticket t where t.organization_id = t.organization_id",
                // the inner query is a query of its own
                "select 1 from ticket t where t.organization_id = ? and exists (select 1 from message where id = 1)",
                "select 1 from ticket t where exists (select 1 from message m where m.organization_id = t.organization_id)",
                "select id from ticket where organization_id = ? union all select id from message",
                "select (select count(*) from message) from ticket where ticket.organization_id = ?",
                "with some as (select id from ticket) select * from some",
                // a due table knows all organisations
                "select 1 from mail_intake_due d join mail_intake m on m.organization_id = d.organization_id",
                "select 1 from ticket_search where terms @@ 'a'::tsquery",
                "select name from label_card where id = 1",
                "update ticket set subject = ? where id = ?",
                "update ticket set organization_id = ? where id = ? and subject <> 'organization_id'",
                "delete from label where id = ? -- organization_id = ?",
                "delete from ticket_label using ticket where ticket.organization_id = ? and ticket_label.ticket_id = 1",
                "insert into label (name, colour) values (?, ?)",
                "insert into label select * from label",
                "insert into label (organization_id, name) select ?, name from label",
                "select name from organization",
                "select name from ticket where id = 1 for update"
            })
    void refusesAStatementThatNamesNoOrganisation(String sql) {
        assertThat(StatementRule.violation(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from ticket where organization_id = ? and id = ?",
                "select * from ticket as t where t.organization_id = cast(? as bigint)",
                "select * from \"ticket\" where (\"ticket\".\"organization_id\" = ? and \"ticket\".\"id\" = ?)",
                "select 1 from ticket join mailbox on mailbox.organization_id = ticket.organization_id where ticket.organization_id = ?",
                "select 1 from ticket left join (mailbox m) on (m.organization_id = ticket.organization_id) where 5 = ticket.organization_id",
                "select 1 from ticket t where t.organization_id = ? and exists (select 1 from message m where m.organization_id = t.organization_id)",
                "select 1 from log_outbox left join log_entry on log_entry.organization_id = log_outbox.organization_id where log_outbox.organization_id = ?",
                "select 1 from ticket where organization_id = (select 5)",
                "select 1 from ticket where (organization_id, id) in ((?, ?), (?, ?))",
                "(select id from ticket where organization_id = ?) union (select id from message where organization_id = ?)",
                "update ticket set subject = ? where organization_id = ? and id = ?",
                "insert into label (organization_id, name) values (?, ?) on conflict do update set name = ? returning id",
                "select 1 from ticket where organization_id = ? for no key update",
                "select name from organization where id = ?",
                "select * from mail_intake_due where due_at <= ? for update skip locked",
                "select count(*) from account where email = ?",
                "select ticket_search_partitions()",
                "select 'from ticket'"
            })
    void letsAStatementOfOneOrganisationRun(String sql) {
        assertThat(StatementRule.violation(sql)).isEmpty();
    }

    @Test
    void stopsABadStatementInAServerUnderTest() {
        var server = TestServer.shared();
        var sql = server.bean(DSLContext.class);
        var organization = server.organization();
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> server.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
                    assertThatThrownBy(() -> sql.selectFrom(TICKET)
                                    .where(TICKET.ID.eq(1L))
                                    .fetch())
                            .isInstanceOf(UnwalledStatement.class)
                            .hasMessageContaining("No organisation is named for ticket");
                    assertThatThrownBy(() -> sql.fetch("select name from label where id = 1"))
                            .isInstanceOf(UnwalledStatement.class);
                    assertThatThrownBy(() -> sql.batch(
                                            sql.deleteFrom(LABEL).where(LABEL.ID.eq(1L)),
                                            sql.deleteFrom(LABEL).where(LABEL.ID.eq(2L)))
                                    .execute())
                            .isInstanceOf(UnwalledStatement.class);
                    assertThat(sql.selectFrom(LABEL)
                                    .where(LABEL.ORGANIZATION_ID.eq(organization.value()))
                                    .fetch())
                            .isEmpty();
                }));
        // they were meant, and are no reason to fail this class
        assertThat(StatementGuard.takeBroken()).hasSize(3);
    }
}
