package io.svara.people.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.svara.kernel.log.AuditEntry;
import io.svara.kernel.log.SubjectNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts today's names to the ids of entries, with one statement for each kind of thing. */
@Component
class AuditNames {

    private static final String AGENT = "agent";

    /** Of so many things of a kind that bear a name; a text that fits more is hardly one. */
    private static final int MAX_NAMED = 500;

    private record Key(String kind, long id) {}

    /** The names of some entries' subjects and actors. */
    record Known(Map<String, Map<Long, String>> names) {

        @Nullable
        String of(String kind, @Nullable Long id) {
            return id == null ? null : names.getOrDefault(kind, Map.of()).get(id);
        }
    }

    private final List<SubjectNames> all;

    AuditNames(ObjectProvider<SubjectNames> all) {
        this.all = all.orderedStream().toList();
    }

    Known of(Collection<AuditEntry> entries) {
        Map<String, Set<Long>> wanted = entries.stream()
                .map(AuditEntry::entry)
                .flatMap(entry -> Stream.concat(
                        Stream.of(new Key(entry.subjectKind(), entry.subjectId())),
                        Stream.ofNullable(entry.actorId()).map(id -> new Key(AGENT, id))))
                .collect(groupingBy(Key::kind, mapping(Key::id, toSet())));
        var found = new HashMap<String, Map<Long, String>>();
        for (var one : all) {
            var ids = wanted.get(one.subjectKind());
            if (ids != null) {
                found.put(one.subjectKind(), one.names(ids));
            }
        }
        return new Known(found);
    }

    /** What bears this text in its name. */
    Map<String, Collection<Long>> named(String text) {
        var found = new HashMap<String, Collection<Long>>();
        all.forEach(one -> found.put(one.subjectKind(), one.named(text, MAX_NAMED)));
        return found;
    }
}
