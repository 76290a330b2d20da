package io.svara.kernel.log;

import io.svara.kernel.access.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** The names of a table's rows, for a module that makes a bean of it with its own table. */
public record NameRows(
        String subjectKind,
        DSLContext database,
        TableField<?, Long> organization,
        TableField<?, Long> id,
        TableField<?, String> name)
        implements SubjectNames {

    @Override
    public Map<Long, String> names(Collection<Long> ids) {
        return database.select(id, name)
                .from(id.getTable())
                .where(organization.eq(Scope.organization().value()))
                .and(id.in(ids))
                .fetchMap(id, name);
    }

    @Override
    public List<Long> named(String text, int limit) {
        return database.select(id)
                .from(id.getTable())
                .where(organization.eq(Scope.organization().value()))
                .and(name.containsIgnoreCase(text))
                .orderBy(id.desc())
                .limit(limit)
                .fetch(id);
    }
}
