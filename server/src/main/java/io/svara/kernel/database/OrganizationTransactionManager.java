package io.svara.kernel.database;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Each transaction says whose rows it may see, in a statement of its own, before any other. Without an organisation
 * in scope the setting stays empty and row-level security shows no customer row.
 */
class OrganizationTransactionManager extends JdbcTransactionManager {

    private static final String ENTER = "select set_config('svara.organization', ?, true)";
    private static final String ENTER_REPEATABLE = ENTER + ", set_config('synchronous_commit', 'off', true)";

    OrganizationTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        Scope.find()
                .map(Actor::organization)
                .ifPresent(organization -> enter(
                        transaction,
                        organization,
                        definition instanceof RepeatableWork.Template ? ENTER_REPEATABLE : ENTER));
    }

    private void enter(Object transaction, OrganizationId organization, String sql) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        try (var statement = Objects.requireNonNull(holder).getConnection().prepareStatement(sql)) {
            statement.setString(1, Long.toString(organization.value()));
            statement.execute();
        } catch (SQLException failed) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException(
                    "The transaction could not be bound to its organisation", failed);
        }
    }
}
