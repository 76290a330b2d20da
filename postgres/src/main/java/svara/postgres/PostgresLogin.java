package svara.postgres;

import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and who signs in there. */
public record PostgresLogin(String host, int port, String database, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Connects anew each time: for a few statements, or below a pool. */
    public PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    PostgresLogin at(String otherDatabase) {
        return new PostgresLogin(host, port, otherDatabase, user, password);
    }

    /** Never with the password: records are easily logged. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl();
    }
}
