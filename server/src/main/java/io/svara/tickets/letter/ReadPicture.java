package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import java.io.InputStream;

/** A picture's bytes, for any agent of the organisation: its customers get them with each mail. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ReadPicture {

    record Content(Picture picture, InputStream bytes) {}

    private final PictureRows rows;
    private final Blobs blobs;

    ReadPicture(PictureRows rows, Blobs blobs) {
        this.rows = rows;
        this.blobs = blobs;
    }

    Content read(PictureId id) {
        var picture = rows.find(id).orElseThrow(() -> Problem.notFound("picture"));
        return new Content(picture, blobs.open(Scope.organization(), picture.sha256()));
    }
}
