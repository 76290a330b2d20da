package svara.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Something committed, to be found again. */
final class Rows {

    private Rows() {}

    static void write(EmbeddedPostgres postgres, String text) throws SQLException {
        try (var connection = postgres.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (text text)");
            statement.execute("insert into kept values ('" + text + "')");
        }
    }

    static List<String> read(EmbeddedPostgres postgres) throws SQLException {
        return ask(postgres.owner(), "select text from kept order by text");
    }

    static List<String> ask(PostgresLogin login, String query) throws SQLException {
        try (var connection = login.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
