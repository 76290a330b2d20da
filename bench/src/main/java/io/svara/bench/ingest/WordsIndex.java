package io.svara.bench.ingest;

import io.svara.bench.data.Sql;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What is written waits in a list for its place in the words' index, found there as well, and is put in its place with others
 * every few seconds: nearly half of the database's work of a mail. Whoever counts that work waits until nothing waits any more.
 */
record WordsIndex(DataSource database) {

    void merge() throws SQLException {
        try (var connection = database.getConnection()) {
            Sql.run(connection, """
                    select gin_clean_pending_list(index.oid::regclass)
                    from pg_inherits part
                        join pg_index of_part on of_part.indrelid = part.inhrelid
                        join pg_class index on index.oid = of_part.indexrelid
                        join pg_am method on method.oid = index.relam
                    where part.inhparent = 'ticket_search'::regclass and method.amname = 'gin'""");
        }
    }
}
