package io.svara.storage.local;

import java.util.regex.Pattern;

/**
 * Where a blob's bytes lie. It is text in the blob's row, and holds nothing that could lead out of the storage's
 * folder: a file's path is made from the blob's own name.
 */
sealed interface Place {

    String text();

    /**
     * A file of its own. The suffix is random: each write has its own file, so that removing an old one can never
     * take away what was written again meanwhile.
     */
    record InFile(String suffix) implements Place {

        @Override
        public String text() {
            return "file:" + suffix;
        }
    }

    /** A record in a pack. The offset is that of the record's header; the length is the content's, in bytes. */
    record InPack(String pack, long offset, int length) implements Place {

        @Override
        public String text() {
            return "pack:" + pack + ":" + offset + ":" + length;
        }
    }

    static Place parse(String text) {
        var file = Forms.FILE.matcher(text);
        if (file.matches()) {
            return new InFile(file.group(1));
        }
        var pack = Forms.PACK.matcher(text);
        if (pack.matches()) {
            return new InPack(pack.group(1), Long.parseLong(pack.group(2)), Integer.parseInt(pack.group(3)));
        }
        throw new IllegalArgumentException("Not a place on the local disk: " + text);
    }

    /** What places look like as text. */
    final class Forms {

        private static final Pattern FILE = Pattern.compile("file:([0-9a-f]{16})");
        private static final Pattern PACK = Pattern.compile("pack:([0-9a-f]{12}-[0-9a-f]{16}):(\\d{1,18}):(\\d{1,9})");

        private Forms() {}
    }
}
