package io.svara.storage.local;

import com.zaxxer.hikari.HikariDataSource;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.OrganizationTransactions;
import io.svara.kernel.database.TestDatabase;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.boot.jooq.autoconfigure.ExceptionTranslatorExecuteListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's database with two organisations, for the tests of this package; one for all of them. */
final class StorageDatabase {

    private static final StorageDatabase INSTANCE = new StorageDatabase();

    final DSLContext sql;
    final TransactionTemplate transaction;
    private final DSLContext owner;

    private StorageDatabase() {
        var sources = TestDatabase.create();
        owner = DSL.using(sources.owner(), SQLDialect.POSTGRES);
        owner.execute(
                "insert into organization (id, name, created_at) values (1, 'Nordvind', now()), (2, 'Sydvind', now())");
        var pool = new HikariDataSource();
        pool.setDataSource(sources.application());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        sql = DSL.using(new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(pool)))
                .set(ExceptionTranslatorExecuteListener.DEFAULT)
                .set(SQLDialect.POSTGRES));
        transaction = new TransactionTemplate(OrganizationTransactions.of(pool));
    }

    static StorageDatabase get() {
        return INSTANCE;
    }

    /** Forgets the blobs of earlier tests, whose files are gone. */
    void clear() {
        for (var organization : new long[] {1, 2}) {
            execute(new OrganizationId(organization), "delete from blob where organization_id = " + organization);
        }
    }

    <T> T in(OrganizationId organization, Supplier<T> work) {
        return Scope.call(new Actor.Svara(organization, "test"), () -> transaction.execute(status -> work.get()));
    }

    void asOwner(String statement) {
        owner.execute(statement);
    }

    void execute(OrganizationId organization, String statement) {
        in(organization, () -> sql.execute(statement));
    }
}
