package io.svara.kernel.database;

import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** The transactions of the product, for tests that do without its application context. */
public final class OrganizationTransactions {

    private OrganizationTransactions() {}

    public static PlatformTransactionManager of(DataSource database) {
        return new OrganizationTransactionManager(database);
    }
}
