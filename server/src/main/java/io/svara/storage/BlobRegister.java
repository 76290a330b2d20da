package io.svara.storage;

import io.svara.kernel.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The blobs of all organisations as the database's owner sees them: for a backup, which reads them all, and a restore,
 * which lays them elsewhere. The connection remains its caller's.
 */
public final class BlobRegister {

    private static final int PAGE = 1000;

    private final Connection owner;

    public BlobRegister(Connection owner) {
        this.owner = owner;
    }

    /** Keeps the list as this transaction sees it, in the order of the disk, for {@link #next} after its end. */
    public void hold() throws SQLException {
        execute("declare svara_blobs no scroll cursor with hold for"
                + " select organization_id, sha256, size, place from blob order by place");
    }

    /** The next of those held; none at the end. */
    public List<Blob> next() throws SQLException {
        var page = new ArrayList<Blob>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("fetch forward " + PAGE + " from svara_blobs")) {
            while (rows.next()) {
                page.add(new Blob(
                        new OrganizationId(rows.getLong(1)),
                        Sha256.ofDigest(rows.getBytes(2)),
                        rows.getLong(3),
                        rows.getString(4)));
            }
        }
        return page;
    }

    /** Before {@link #laid}. What is noted goes with the connection. */
    public void beginLaying() throws SQLException {
        execute("create temporary table svara_laid (organization_id bigint, sha256 bytea, place text)");
    }

    /** Notes where these lie now. */
    public void laid(List<Blob> blobs) throws SQLException {
        try (var insert = owner.prepareStatement(
                "insert into svara_laid select * from unnest(?::bigint[], ?::bytea[], ?::text[])")) {
            insert.setArray(
                    1,
                    owner.createArrayOf(
                            "bigint",
                            blobs.stream()
                                    .map(blob -> blob.organization().value())
                                    .toArray()));
            insert.setArray(
                    2,
                    owner.createArrayOf(
                            "bytea",
                            blobs.stream().map(blob -> blob.sha256().bytes()).toArray(byte[][]::new)));
            insert.setArray(
                    3,
                    owner.createArrayOf("text", blobs.stream().map(Blob::place).toArray()));
            insert.execute();
        }
    }

    /** Writes what was noted into the rows. */
    public void endLaying() throws SQLException {
        execute("analyze svara_laid");
        execute("update blob set place = laid.place from svara_laid laid"
                + " where blob.organization_id = laid.organization_id and blob.sha256 = laid.sha256");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
