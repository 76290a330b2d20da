package io.svara.organization;

import static svara.db.jooq.Tables.LABEL;

import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** One list of labels for all services (ORG-9). */
@Component
public class Labels {

    public static final Set<String> SERVICES = Set.of("tickets", "chat", "calls");

    /** @param services which of {@link #SERVICES} may use it */
    public record Label(LabelId id, String name, String colour, List<String> services) {}

    /** A label as those who manage it need it. */
    public record Versioned(Label label, long version) {}

    private final DSLContext sql;
    private final Clock clock;

    Labels(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The ones that can be chosen, by name. */
    public List<Label> active() {
        return sql.selectFrom(LABEL)
                .where(living())
                .orderBy(LABEL.NAME, LABEL.ID)
                .fetch(Labels::label);
    }

    /** Also those removed, by name. */
    public List<Label> ever() {
        return sql.selectFrom(LABEL)
                .where(LABEL.ORGANIZATION_ID.eq(Scope.organization().value()))
                .orderBy(LABEL.NAME, LABEL.ID)
                .fetch(Labels::label);
    }

    /** Of these ids, the ones that a ticket may be given, by whomever. */
    public Set<LabelId> choosable(Collection<LabelId> ids) {
        return sql
                .selectFrom(LABEL)
                .where(living())
                .and(LABEL.ID.in(ids.stream().map(LabelId::value).toList()))
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
                .set(LABEL.SERVICES, sorted(services))
                .set(LABEL.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returning()
                .fetchOptional(Labels::label);
    }

    /** A label that can be chosen, with its version; until the transaction ends nobody changes or removes it. */
    public Optional<Versioned> lock(LabelId id) {
        return sql.selectFrom(LABEL)
                .where(living(), LABEL.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(Labels::versioned);
    }

    /** Those that can be chosen, by name, with their versions. */
    public List<Versioned> versioned() {
        return sql.selectFrom(LABEL)
                .where(living())
                .orderBy(LABEL.NAME, LABEL.ID)
                .fetch(Labels::versioned);
    }

    /** Whether it can be chosen and filtered on. */
    public boolean isLiving(LabelId id) {
        return sql.fetchExists(DSL.selectOne().from(LABEL).where(living(), LABEL.ID.eq(id.value())));
    }

    /** All but its name, which never changes. */
    public Versioned change(LabelId id, String colour, Collection<String> services) {
        return sql.update(LABEL)
                .set(LABEL.COLOUR, colour)
                .set(LABEL.SERVICES, sorted(services))
                .set(LABEL.VERSION, LABEL.VERSION.plus(1))
                .where(living(), LABEL.ID.eq(id.value()))
                .returning()
                .fetchSingle(Labels::versioned);
    }

    /** It stays in history and on its tickets. Its name is free. */
    public void remove(LabelId id) {
        sql.update(LABEL)
                .set(LABEL.REMOVED_AT, clock.instant())
                .set(LABEL.VERSION, LABEL.VERSION.plus(1))
                .where(living(), LABEL.ID.eq(id.value()))
                .execute();
    }

    private static Condition living() {
        return LABEL.ORGANIZATION_ID.eq(Scope.organization().value()).and(LABEL.REMOVED_AT.isNull());
    }

    private static String[] sorted(Collection<String> services) {
        return services.stream().distinct().sorted().toArray(String[]::new);
    }

    private static Versioned versioned(Record row) {
        return new Versioned(label(row), row.get(LABEL.VERSION));
    }

    private static Label label(Record row) {
        return new Label(
                new LabelId(row.get(LABEL.ID)),
                row.get(LABEL.NAME),
                row.get(LABEL.COLOUR),
                List.of(row.get(LABEL.SERVICES)));
    }
}
