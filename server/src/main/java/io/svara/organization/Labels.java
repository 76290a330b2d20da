package io.svara.organization;

import static svara.db.jooq.Tables.LABEL;

import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** One list of labels for all services (ORG-9). */
@Component
public class Labels {

    public static final Set<String> SERVICES = Set.of("tickets", "chat", "calls");

    /** @param services which of {@link #SERVICES} may use it */
    public record Label(LabelId id, String name, String colour, List<String> services) {}

    private final DSLContext sql;
    private final Clock clock;

    Labels(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The ones that can be chosen, by name. */
    public List<Label> active() {
        return sql.selectFrom(LABEL)
                .where(LABEL.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(LABEL.REMOVED_AT.isNull())
                .orderBy(LABEL.NAME, LABEL.ID)
                .fetch(Labels::label);
    }

    /** Of these ids, the ones that a ticket may be given. */
    public Set<LabelId> choosable(Collection<LabelId> ids) {
        return sql
                .selectFrom(LABEL)
                .where(LABEL.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(LABEL.ID.in(ids.stream().map(LabelId::value).toList()))
                .and(LABEL.REMOVED_AT.isNull())
                .fetch(Labels::label)
                .stream()
                .filter(label -> label.services().contains("tickets"))
                .map(Label::id)
                .collect(Collectors.toSet());
    }

    /** Empty when a living label has this name already. */
    public Optional<Label> add(String name, String colour, Collection<String> services) {
        return sql.insertInto(LABEL)
                .set(LABEL.ORGANIZATION_ID, Scope.organization().value())
                .set(LABEL.NAME, name)
                .set(LABEL.COLOUR, colour)
                .set(LABEL.SERVICES, services.stream().sorted().toArray(String[]::new))
                .set(LABEL.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returning()
                .fetchOptional(Labels::label);
    }

    private static Label label(Record row) {
        return new Label(
                new LabelId(row.get(LABEL.ID)),
                row.get(LABEL.NAME),
                row.get(LABEL.COLOUR),
                List.of(row.get(LABEL.SERVICES)));
    }
}
