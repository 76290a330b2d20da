package io.svara.people.agents;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import java.io.InputStream;

/** An agent's picture, for colleagues. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ReadAgentPicture {

    record Content(String contentType, InputStream bytes) {}

    private final AgentRows rows;
    private final Blobs blobs;

    ReadAgentPicture(AgentRows rows, Blobs blobs) {
        this.rows = rows;
        this.blobs = blobs;
    }

    /** @param hash of its bytes, in hexadecimal */
    Content read(String hash) {
        var picture = parse(hash);
        return rows.picture(picture)
                .map(found -> new Content(found.contentType(), blobs.open(Scope.organization(), picture)))
                .orElseThrow(ReadAgentPicture::missing);
    }

    private static Sha256 parse(String hash) {
        try {
            return new Sha256(hash);
        } catch (IllegalArgumentException none) {
            throw missing();
        }
    }

    private static Problem missing() {
        return Problem.notFound("picture");
    }
}
