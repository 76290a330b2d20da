package io.svara.mail.parse.tnef;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of MAPI properties ([MS-OXTNEF], 2.1.3.4): those with a number of their own, the first value of each. */
final class MapiProperties {

    static final int DISPLAY_NAME = 0x3001;
    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int CODE_PAGE = 0x3fde;
    static final int SUBJECT = 0x0037;
    static final int ATTACH_DATA = 0x3701;
    static final int ATTACH_SHORT_NAME = 0x3704;
    static final int ATTACH_LONG_NAME = 0x3707;
    static final int ATTACH_MIME_TYPE = 0x370e;
    static final int ATTACH_CONTENT_ID = 0x3712;

    static final int OBJECT = 0x000d;
    private static final int STRING = 0x001e;
    private static final int UNICODE = 0x001f;
    private static final int BINARY = 0x0102;
    private static final int MANY = 0x1000;
    private static final int FIRST_NAMED = 0x8000;
    private static final int MOST = 10_000;

    private record Value(int type, Bytes bytes) {}

    private final Map<Integer, Value> values = new HashMap<>();

    /** Nothing is known yet. */
    MapiProperties() {}

    /** What comes before a fault counts; then it is thrown. */
    void read(Bytes list) {
        int count = list.i32();
        for (int index = 0; index < count && index < MOST; index++) {
            readOne(list);
        }
    }

    private void readOne(Bytes list) {
        int type = list.u16();
        int id = list.u16();
        if (id >= FIRST_NAMED) {
            skipName(list);
        }
        int kind = type & ~MANY;
        boolean counted = kind == STRING || kind == UNICODE || kind == BINARY || kind == OBJECT;
        int count = counted || (type & MANY) != 0 ? list.i32() : 1;
        if (count < 0 || count > list.left()) {
            throw new BrokenTnefException();
        }
        for (int index = 0; index < count; index++) {
            int length = counted ? list.i32() : width(kind);
            var bytes = list.next(length);
            list.pad(length);
            if (index == 0 && id < FIRST_NAMED) {
                values.putIfAbsent(id, new Value(kind, bytes));
            }
        }
    }

    private static void skipName(Bytes list) {
        list.skip(16);
        if (list.i32() == 0) {
            list.skip(4);
            return;
        }
        int length = list.i32();
        list.skip(length);
        list.pad(length);
    }

    private static int width(int type) {
        return switch (type) {
            case 0x0000, 0x0001 -> 0;
            case 0x0002, 0x000b -> 2;
            case 0x0003, 0x0004, 0x000a -> 4;
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
            case 0x0048 -> 16;
            default -> throw new BrokenTnefException();
        };
    }

    boolean has(int id) {
        return values.containsKey(id);
    }

    boolean isObject(int id) {
        var value = values.get(id);
        return value != null && value.type() == OBJECT;
    }

    byte @Nullable [] bytes(int id) {
        var value = values.get(id);
        return value == null ? null : value.bytes().copy();
    }

    /** Null where there is none, or it is empty. */
    @Nullable
    String text(int id, CodePage codePage) {
        var value = values.get(id);
        if (value == null || value.type() != STRING && value.type() != UNICODE) {
            return null;
        }
        var bytes = value.bytes().copy();
        var text = value.type() == UNICODE ? new String(bytes, StandardCharsets.UTF_16LE) : codePage.decode(bytes);
        int end = text.indexOf('\0');
        var ended = end < 0 ? text : text.substring(0, end);
        return ended.isBlank() ? null : ended;
    }

    boolean isText(int id) {
        var value = values.get(id);
        return value != null && (value.type() == STRING || value.type() == UNICODE);
    }

    int number(int id, int otherwise) {
        var value = values.get(id);
        return value == null || value.bytes().left() != 4
                ? otherwise
                : new Bytes(value.bytes().copy()).i32();
    }
}
