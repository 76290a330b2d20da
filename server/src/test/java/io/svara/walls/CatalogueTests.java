package io.svara.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.database.OpenTables;
import io.svara.kernel.database.OpenTables.Kind;
import io.svara.kernel.database.OpenTables.OpenTable;
import io.svara.kernel.database.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What PostgreSQL itself says of a migrated database. A new table is behind the wall or in {@link OpenTables}. */
class CatalogueTests {

    private static final TestDatabase.Sources SOURCES = TestDatabase.create();
    private static final DSLContext OWNER = DSL.using(SOURCES.owner(), SQLDialect.POSTGRES);
    private static final DSLContext APPLICATION = DSL.using(SOURCES.application(), SQLDialect.POSTGRES);

    /** An organisation's own row is its customer row: the wall stands on its id. */
    private static final String ORGANIZATION = "organization";

    private static final String WALL =
            "(%s = (NULLIF(current_setting('svara.organization'::text, true), ''::text))::bigint)";

    /** All that the product's tables are, without the migrations' own history. */
    private static final String TABLES = """
            select c.oid, c.relname as name, c.relrowsecurity as walled
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
            """;

    private static final Set<String> OPEN =
            OpenTables.ALL.stream().map(OpenTable::name).collect(Collectors.toUnmodifiableSet());

    @Test
    void everyTableIsBehindTheWallOrOpenForAReason() {
        assertThat(strings("select name from (" + TABLES + ") tables where not walled"))
                .containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(OpenTables.ALL).allSatisfy(open -> assertThat(open.why()).isNotBlank());
        assertThat(walled()).hasSizeGreaterThan(25).contains(ORGANIZATION, "ticket", "message_body");
    }

    @Test
    void everyWallComparesTheRowsOrganisationWithTheTransactions() {
        for (var table : walled()) {
            var column = table.equals(ORGANIZATION) ? "id" : "organization_id";
            var policies = OWNER.fetch(
                    "select permissive, cmd, roles::text, qual, with_check from pg_policies"
                            + " where schemaname = 'public' and tablename = ?",
                    table);
            assertThat(policies).as("policies of " + table).hasSize(1);
            var policy = policies.getFirst();
            assertThat(policy.get("permissive")).as(table).isEqualTo("PERMISSIVE");
            assertThat(policy.get("cmd")).as(table).isEqualTo("ALL");
            assertThat(policy.get("roles")).as(table).isEqualTo("{public}");
            assertThat(policy.get("qual")).as(table).isEqualTo(WALL.formatted(column));
            // then what is written is held to the same
            assertThat(policy.get("with_check")).as(table).isNull();
        }
    }

    @Test
    void everyRowBehindTheWallSaysWhoseItIs() {
        assertThat(strings("select name from (" + TABLES + """
                        ) tables where walled and name <> 'organization' and not exists (
                            select from pg_attribute a where a.attrelid = tables.oid
                            and a.attname = 'organization_id' and a.attnotnull and a.atttypid = 'bigint'::regtype)
                        """)).isEmpty();
    }

    @Test
    void everyTableBehindTheWallHasAPrimaryKey() {
        assertThat(strings("select name from (" + TABLES + """
                        ) tables where not exists (
                            select from pg_constraint k where k.conrelid = tables.oid and k.contype = 'p')
                        """)).isEmpty();
    }

    @Test
    void everyIndexOfCustomerRowsBeginsWithTheOrganisation() {
        assertThat(strings("""
                        select c.relname || '.' || i.indexrelid::regclass
                        from pg_index i join pg_class c on c.oid = i.indrelid
                             left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where c.relnamespace = 'public'::regnamespace
                          and (c.relrowsecurity or c.relname like 'ticket_search%') and c.relname <> 'organization'
                          and a.attname is distinct from 'organization_id'
                        """)).isEmpty();
    }

    @Test
    void everyForeignKeyOfCustomerRowsBeginsWithTheOrganisation() {
        assertThat(strings("""
                        select c.relname || '.' || k.conname
                        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
                             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                             join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
                          and (a.attname <> 'organization_id'
                            or b.attname <> case f.relname when 'organization' then 'id' else 'organization_id' end)
                        """)).isEmpty();
    }

    /** They are scanned across organisations: whoever can read them learns when, and nothing of what. */
    @Test
    void dueTablesHoldIdsAndTimesOnly() {
        for (var table : named(Kind.DUE)) {
            assertThat(strings("""
                            select attname || ' ' || format_type(atttypid, null) from pg_attribute
                            where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                            """.formatted(table)))
                    .as(table)
                    .contains("organization_id bigint", "id bigint", "due_at timestamp with time zone")
                    .isSubsetOf(
                            "organization_id bigint",
                            "id bigint",
                            "due_at timestamp with time zone",
                            "attempts smallint",
                            // the outbox: a slice of the organisations, when it happened, who missed it, the failure's
                            // name
                            "lane smallint",
                            "at timestamp with time zone",
                            "follower text",
                            "last_error text");
        }
    }

    /** Through the parent, whose wall applies; a partition has none of its own. */
    @Test
    void theApplicationReachesNoPartitionAndNoMigrationHistory() {
        assertThat(strings("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace
                          and (c.relispartition and c.relkind in ('r', 'p') or c.relname = 'flyway_schema_history')
                          and (has_table_privilege('svara_application', c.oid, 'select, insert, update, delete, truncate')
                            or has_any_column_privilege('svara_application', c.oid, 'select, insert, update'))
                        """)).isEmpty();
        assertThat(strings("select relname from pg_class where relispartition and relkind = 'r'"))
                .hasSizeGreaterThan(4);
    }

    @Test
    void partitionsHaveTheIndexesOfTheirTable() {
        assertThat(strings("""
                        select part.inhrelid::regclass || ' lacks ' || parent.indexrelid::regclass
                        from pg_inherits part join pg_class c on c.oid = part.inhparent and c.relkind = 'p'
                             join pg_index parent on parent.indrelid = part.inhparent
                        where not exists (
                            select from pg_index child join pg_inherits i on i.inhrelid = child.indexrelid
                            where child.indrelid = part.inhrelid and i.inhparent = parent.indexrelid and child.indisvalid)
                        """)).isEmpty();
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(strings("""
                        select classid::regclass || ' ' || objid from pg_shdepend d join pg_roles r on r.oid = d.refobjid
                        where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
                          and pg_has_role('%s', r.oid, 'member')
                        """.formatted(applicationUser()))).isEmpty();
    }

    @Test
    void theApplicationsRolesHaveNoPower() {
        var roles = OWNER.fetch(
                "select rolname from pg_roles where pg_has_role(?, oid, 'member') and (rolsuper or rolbypassrls"
                        + " or rolcreatedb or rolcreaterole or rolreplication)",
                applicationUser());
        assertThat(roles).isEmpty();
        assertThat(applicationUser()).isNotEqualTo(OWNER.fetchValue("select current_user"));
    }

    @Test
    void theApplicationMakesNothingInTheSchema() {
        assertThat(APPLICATION.fetchValue("select has_schema_privilege('public', 'create')"))
                .isEqualTo(false);
    }

    @Test
    void theApplicationDoesToTablesWhatItsWorkNeeds() {
        assertThat(strings("select name from (" + TABLES + """
                        ) tables where has_table_privilege('svara_application', oid, 'truncate, references, trigger')
                        """)).isEmpty();
    }

    @Test
    void historyIsWrittenOnce() {
        assertThat(OWNER.fetchValue("""
                        select has_table_privilege('svara_application', 'log_entry', 'update, delete, truncate')
                            or has_any_column_privilege('svara_application', 'log_entry', 'update')
                        """)).isEqualTo(false);
    }

    @Test
    void everyViewIsReadWithItsCallersRights() {
        assertThat(strings("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
                          and not coalesce('security_invoker=true' = any (reloptions), false)
                        """)).isEmpty();
        assertThat(strings(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'"))
                .as("materialised views stand before no wall")
                .isEmpty();
    }

    /** An id that the application could choose would be another organisation's, one day. */
    @Test
    void idsAreGivenByTheDatabase() {
        assertThat(strings("""
                        select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where c.relnamespace = 'public'::regnamespace and a.attidentity = 'd' and not c.relispartition
                        """)).containsExactly(ORGANIZATION);
        assertThat(strings("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace
                          and case relkind when 'S' then has_sequence_privilege('svara_application', oid, 'usage, update') end
                        """)).containsExactly("organization_id_seq");
    }

    /** They run as the owner, whom no wall stops: each says where it looks, and not everybody may call it. */
    @Test
    void functionsOfTheOwnerAreFewAndClosed() {
        var functions = OWNER.fetch("""
                        select proname, proconfig::text as settings, has_function_privilege('public', oid, 'execute') as open
                        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname
                        """);
        assertThat(functions.getValues("proname", String.class))
                .containsExactly(
                        "contact_suggestions",
                        "log_entry_partitions",
                        "ticket_search_partitions",
                        "ticket_search_upkeep");
        assertThat(functions.getValues("settings", String.class))
                .allSatisfy(settings -> assertThat(settings).contains("search_path=public, pg_temp"));
        assertThat(functions.getValues("open", Boolean.class)).containsOnly(false);
    }

    private static List<String> walled() {
        return strings("select name from (" + TABLES + ") tables where walled order by name");
    }

    private static List<String> named(Kind kind) {
        return OpenTables.ALL.stream()
                .filter(open -> open.kind() == kind)
                .map(OpenTable::name)
                .toList();
    }

    private static String applicationUser() {
        return APPLICATION.fetchSingle("select session_user::text").get(0, String.class);
    }

    private static List<String> strings(String sql) {
        return OWNER.fetch(sql).getValues(0, String.class);
    }
}
