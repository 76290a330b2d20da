package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.text.Text;
import io.svara.flow.text.TextMatch;
import io.svara.mailflow.blocks.Mail.File;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether the mail has files: any, or one of a name, a type, or larger than something. */
final class MatchAttachments implements Condition<Mail, MatchAttachments.Settings> {

    private static final List<String> BY = List.of("any", "name", "type", "size");
    private static final Field MATCH = new Field("match", "attachment-match", true, BY, null);
    private static final double MEGABYTE = 1_000_000;

    record Settings(Predicate<List<File>> test) {}

    @Override
    public String type() {
        return "match-attachments";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(MATCH);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("by", "name", "operator", "regexp", "values", List.of("\\.(pdf|docx)$"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(
                switch (given.word(Field.choice("by", "choice", BY))) {
                    case "name" -> texts(TextMatch.read(given), File::name);
                    case "type" -> texts(TextMatch.read(given), File::type);
                    case "size" -> larger(given.number("megabytes") * MEGABYTE);
                    default -> files -> !files.isEmpty();
                });
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> settings.test().test(mail.files());
    }

    private static Predicate<List<File>> texts(TextMatch match, Function<File, Text> of) {
        return files -> match.holds(files.stream().map(of).toList());
    }

    private static Predicate<List<File>> larger(double bytes) {
        return files -> files.stream().anyMatch(file -> file.bytes() > bytes);
    }
}
