package io.svara.tickets.letter;

import io.svara.channels.AttachedBlob;
import io.svara.storage.Sha256;

/** A picture of a signature, a consent, an automatic response, or a logo. Its texts call it by its Content-ID. */
record Picture(PictureId id, String name, String contentType, long size, Sha256 sha256) {

    private static final int DIGITS = 16;

    /** The same in each mail that shows it, so that a mail that is sent once more needs no other text. */
    String contentId() {
        return "picture-" + id.value() + "-" + sha256.hex().substring(0, DIGITS) + "@svara";
    }

    AttachedBlob attached() {
        return new AttachedBlob(name, contentType, size, sha256, true, contentId());
    }
}
