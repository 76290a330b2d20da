package io.svara.people.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log as comma-separated values (RFC 4180), in UTF-8 with the mark by which Excel knows it. What a spreadsheet
 * would take for a formula is made text by an apostrophe in front (OWASP, CSV injection): names are people's words.
 */
final class AuditCsv {

    static final List<String> COLUMNS = List.of(
            "time",
            "actor",
            "actor_id",
            "cause",
            "address",
            "device",
            "kind",
            "subject_kind",
            "subject_id",
            "subject",
            "facts");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private AuditCsv() {}

    /** Leaves the stream open. */
    static void write(Iterator<List<AuditView>> pages, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        line(writer, COLUMNS.stream());
        while (pages.hasNext()) {
            for (var entry : pages.next()) {
                line(writer, cells(entry));
            }
            writer.flush();
        }
        writer.flush();
    }

    private static Stream<String> cells(AuditView entry) {
        var actor = entry.actor();
        return Stream.<@Nullable String>of(
                        entry.at().toString(),
                        actor.name() == null ? actor.kind() : actor.name(),
                        actor.id(),
                        entry.cause(),
                        entry.address(),
                        entry.device(),
                        entry.kind(),
                        entry.subject().kind(),
                        entry.subject().id(),
                        entry.subject().name(),
                        entry.facts().isEmpty()
                                ? ""
                                : JsonMapper.shared().writeValueAsString(new TreeMap<>(entry.facts())))
                .map(AuditCsv::text);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void line(Writer writer, Stream<String> cells) throws IOException {
        writer.write(cells.map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String text) {
        var harmless = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
