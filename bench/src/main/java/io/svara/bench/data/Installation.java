package io.svara.bench.data;

import io.svara.bench.Options;
import io.svara.bench.machine.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server that runs on a made organisation. */
public final class Installation implements AutoCloseable {

    private final MadeData data;
    private final Server server;

    private Installation(MadeData data, Server server) {
        this.data = data;
        this.server = server;
    }

    public static Installation start(Options options)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var data = MadeData.of(options);
        return new Installation(data, Server.started(data.folder()));
    }

    public Server server() {
        return server;
    }

    public int tickets() {
        return data.tickets();
    }

    /** As the one who sees all organisations. */
    public Connection owner() throws SQLException {
        return server.database().owner().dataSource().getConnection();
    }

    public long organization() throws SQLException {
        try (var connection = owner()) {
            return Sql.number(connection, "select min(id) from organization");
        }
    }

    /** The one who sees all mailboxes, and the others, who see a third of them. */
    public List<String> tokens() throws SQLException {
        var organization = organization();
        try (var connection = owner()) {
            var agents = Sql.number(
                    connection,
                    "select count(*) from api_token where name = 'bench' and organization_id = " + organization);
            return Stream.concat(
                            Stream.of(Server.TOKEN),
                            IntStream.range(0, (int) agents)
                                    .mapToObj(place -> MadeData.agentToken(organization, place)))
                    .toList();
        }
    }

    /** {@code 1,000,000 tickets}, for the table. */
    public String size() {
        return "%,d tickets".formatted(data.tickets());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        data.close();
    }
}
