package io.svara.kernel.database;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.postgresql.PGStatement;

/**
 * Statements whose best plan hangs on what is asked for. PostgreSQL plans a statement that comes again and again once
 * for all values; for a rare word it would then read all rows, as is right for a common one.
 */
public final class PlannedAnew implements ExecuteListener {

    private PlannedAnew() {}

    /** The same, except that each statement is planned for its own values. */
    public static DSLContext each(DSLContext sql) {
        return sql.configuration().deriveAppending(new PlannedAnew()).dsl();
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        try {
            var statement = context.statement();
            if (statement != null) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        } catch (SQLException failed) {
            context.sqlException(failed);
        }
    }
}
