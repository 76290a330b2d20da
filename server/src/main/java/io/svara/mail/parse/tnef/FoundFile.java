package io.svara.mail.parse.tnef;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has been found of one attachment. */
final class FoundFile {

    /** How a message within the message begins: IID_IMessage. */
    private static final byte[] MESSAGE = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xc0, 0, 0, 0, 0, 0, 0, 0x46};

    @Nullable
    Bytes title;

    @Nullable
    Bytes data;

    final MapiProperties properties = new MapiProperties();

    /** @param depth of a message within it; negative where none is opened any more */
    List<TnefFile> files(CodePage codePage, int mostText, int depth) {
        var content = data == null ? properties.bytes(MapiProperties.ATTACH_DATA) : data.copy();
        if (content == null) {
            return List.of();
        }
        var name = name(codePage);
        if (data == null && properties.isObject(MapiProperties.ATTACH_DATA) && content.length > MESSAGE.length) {
            var object = new Bytes(content);
            var isMessage = java.util.Arrays.equals(object.next(MESSAGE.length).copy(), MESSAGE);
            content = object.copy();
            if (isMessage && depth >= 0 && Tnef.begins(content)) {
                return ofMessage(name, Tnef.read(new Bytes(content), mostText, depth), content);
            }
        }
        return List.of(new TnefFile(
                name,
                properties.text(MapiProperties.ATTACH_MIME_TYPE, codePage),
                properties.text(MapiProperties.ATTACH_CONTENT_ID, codePage),
                content));
    }

    /** Its body becomes a file, and its files stand beside it. */
    private static List<TnefFile> ofMessage(@Nullable String name, Tnef message, byte[] content) {
        var files = new ArrayList<TnefFile>();
        var title = name == null ? "message" : name.replaceAll("[\\\\/:]", "-");
        if (message.html() != null) {
            files.add(file(title + ".html", "text/html", message.html()));
        } else if (message.text() != null) {
            files.add(file(title + ".txt", "text/plain", message.text()));
        }
        if (!message.whole()) {
            files.add(new TnefFile(title + ".dat", "application/ms-tnef", null, content));
        }
        files.addAll(message.files());
        return files;
    }

    private static TnefFile file(String name, String type, String text) {
        return new TnefFile(name, type, null, text.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String name(CodePage codePage) {
        return Stream.of(
                        properties.text(MapiProperties.ATTACH_LONG_NAME, codePage),
                        properties.text(MapiProperties.DISPLAY_NAME, codePage),
                        title(codePage),
                        properties.text(MapiProperties.ATTACH_SHORT_NAME, codePage))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String title(CodePage codePage) {
        return title == null ? null : codePage.decode(title.copy()).replace("\0", "");
    }
}
