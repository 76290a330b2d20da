package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AgentPicture;
import io.svara.people.agents.AgentRows.Picture;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws pictures of agents and keeps them. Without a transaction around it: drawing and keeping take their time. */
@Component
class PictureWriter {

    private final AgentRows rows;
    private final Blobs blobs;
    private final Log log;
    private final TransactionTemplate transaction;

    PictureWriter(AgentRows rows, Blobs blobs, Log log, TransactionTemplate transaction) {
        this.rows = rows;
        this.blobs = blobs;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * @param base64 a PNG or JPEG; null: none any more
     * @param whose asked in the transactions, and refuses whom may not be drawn
     * @return its address; null: none
     */
    @Nullable
    String set(@Nullable String base64, Supplier<List<AgentId>> whose) {
        var asked = transaction.execute(_ -> whose.get());
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (base64 == null) {
            transaction.executeWithoutResult(_ -> write(whose.get(), null));
            return null;
        }
        var square = SquarePicture.of(bytes(base64));
        var blob = kept(square.bytes());
        var picture = new Picture(blob.sha256(), square.contentType());
        transaction.executeWithoutResult(_ -> {
            blobs.name(blob);
            write(whose.get(), picture);
        });
        return AgentPicture.address(blob.sha256());
    }

    private void write(List<AgentId> agents, @Nullable Picture picture) {
        rows.setPicture(agents, picture);
        log.append(agents.stream()
                .map(agent -> Change.of("agent.picture-changed", "agent", agent).with("set", picture != null))
                .toList());
    }

    private Blob kept(byte[] content) {
        try {
            return blobs.put(Scope.organization(), new ByteArrayInputStream(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("picture", "not-base64", "Send the picture's bytes in base64.");
        }
    }
}
