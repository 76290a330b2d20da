package io.svara.mail.parse.tnef;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TNEF file holds.
 *
 * @param text null where it brings none
 * @param html null where it brings none; not safe to show
 * @param whole whether the file could be read to its end
 */
public record Tnef(@Nullable String text, @Nullable String html, List<TnefFile> files, boolean whole) {

    private static final int SIGNATURE = 0x223e9f78;

    private static final int CODE_PAGE = 0x9007;
    private static final int PROPERTIES = 0x9003;
    private static final int BODY = 0x800c;
    private static final int FILE_BEGINS = 0x9002;
    private static final int FILE_TITLE = 0x8010;
    private static final int FILE_DATA = 0x800f;
    private static final int FILE_PROPERTIES = 0x9005;

    /** Messages within messages. */
    private static final int DEEPEST = 5;

    private static final int MOST_FILES = 200;

    public Tnef {
        files = List.copyOf(files);
    }

    /** @param mostText bytes of the body; what is longer is cut */
    public static Tnef read(byte[] file, int mostText) {
        return read(new Bytes(file), mostText, 0);
    }

    public boolean isEmpty() {
        return text == null && html == null && files.isEmpty();
    }

    static Tnef read(Bytes file, int mostText, int depth) {
        var reader = new Reader(mostText);
        boolean whole = reader.readAll(file);
        var files = reader.files.stream()
                .flatMap(each -> each.files(reader.codePage, mostText, depth < DEEPEST ? depth + 1 : -1).stream())
                .limit(MOST_FILES)
                .toList();
        return new Tnef(reader.text(), reader.html(), files, whole);
    }

    static boolean begins(byte[] file) {
        return file.length > 4 && new Bytes(file).i32() == SIGNATURE;
    }

    private static final class Reader {

        private final int mostText;
        private final List<FoundFile> files = new ArrayList<>();
        private final MapiProperties properties = new MapiProperties();
        private CodePage codePage = CodePage.WESTERN;
        private @Nullable Bytes body;
        private Rtf.@Nullable Text rtf;

        Reader(int mostText) {
            this.mostText = mostText;
        }

        /** False where it breaks off; what came before counts. */
        boolean readAll(Bytes file) {
            try {
                if (file.i32() != SIGNATURE) {
                    return false;
                }
                file.skip(2);
                while (file.left() > 0) {
                    readOne(file);
                }
                rtf = rtf();
                return true;
            } catch (BrokenTnefException broken) {
                return false;
            }
        }

        private void readOne(Bytes file) {
            int level = file.u8();
            if (level == '\r' || level == '\n') {
                // mail programs end files so
                return;
            }
            int attribute = file.i32() & 0xffff;
            var value = file.next(file.i32());
            file.skip(Math.min(2, file.left()));
            if (level == 1) {
                ofMessage(attribute, value);
            } else if (level == 2) {
                ofFile(attribute, value);
            } else {
                throw new BrokenTnefException();
            }
        }

        private void ofMessage(int attribute, Bytes value) {
            switch (attribute) {
                case CODE_PAGE -> codePage = CodePage.of(value.i32());
                case PROPERTIES -> properties.read(value);
                case BODY -> body = value;
                default -> {}
            }
        }

        private void ofFile(int attribute, Bytes value) {
            if (attribute == FILE_BEGINS || files.isEmpty()) {
                files.add(new FoundFile());
            }
            var found = files.getLast();
            switch (attribute) {
                case FILE_TITLE -> found.title = value;
                case FILE_DATA -> found.data = value;
                case FILE_PROPERTIES -> found.properties.read(value);
                default -> {}
            }
        }

        private Rtf.@Nullable Text rtf() {
            var compressed = properties.bytes(MapiProperties.RTF);
            return compressed == null ? null : Rtf.read(CompressedRtf.open(compressed, 4 * mostText));
        }

        @Nullable
        String html() {
            if (properties.has(MapiProperties.HTML)) {
                var bytes = properties.bytes(MapiProperties.HTML);
                return bytes == null || properties.isText(MapiProperties.HTML)
                        ? properties.text(MapiProperties.HTML, codePage)
                        : cut(CodePage.of(properties.number(MapiProperties.CODE_PAGE, 65_001))
                                .decode(bytes));
            }
            return rtf != null && rtf.html() ? cut(rtf.text()) : null;
        }

        @Nullable
        String text() {
            var text = properties.text(MapiProperties.BODY, codePage);
            if (text != null) {
                return cut(text);
            }
            if (body != null) {
                var plain = codePage.decode(body.copy()).replace("\0", "");
                return plain.isBlank() ? null : cut(plain);
            }
            return rtf != null && !rtf.html() && !rtf.text().isBlank() ? cut(rtf.text()) : null;
        }

        private String cut(String text) {
            return text.length() <= mostText ? text : text.substring(0, mostText);
        }
    }
}
