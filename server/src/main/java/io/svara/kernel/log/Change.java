package io.svara.kernel.log;

import io.svara.kernel.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change, about to be logged: {@code Change.of("ticket.status-changed", "ticket", id).with("from", ...)}. Who did
 * it, where and when comes from the scope and the clock. Old and new text (a subject, a name) is left out: that it
 * changed is the fact.
 *
 * @param kind stable, {@code subject.what-happened}
 * @param cause stable; null: what the actor brings (an agent's request, or the cause in {@code Actor.Svara})
 */
public record Change(
        String kind,
        String subjectKind,
        long subjectId,
        Facts facts,
        @Nullable String cause) {

    public Change {
        Facts.checked(kind);
        Facts.checked(subjectKind);
        if (cause != null) {
            Facts.checked(cause);
        }
    }

    public static Change of(String kind, String subjectKind, Id subject) {
        return new Change(kind, subjectKind, subject.value(), Facts.NONE, null);
    }

    /** A fact that may be absent, such as the assignee that was not there before: null adds nothing. */
    public Change with(String name, @Nullable Id id) {
        return id == null ? this : with(facts.with(name, id));
    }

    public Change with(String name, Collection<? extends Id> ids) {
        return with(facts.with(name, ids));
    }

    public Change with(String name, String word) {
        return with(facts.with(name, word));
    }

    public Change withWords(String name, List<String> words) {
        return with(facts.withWords(name, words));
    }

    public Change with(String name, Enum<?> word) {
        return with(name, word.name().toLowerCase(Locale.ROOT));
    }

    public Change with(String name, long number) {
        return with(facts.with(name, number));
    }

    public Change with(String name, boolean flag) {
        return with(facts.with(name, flag));
    }

    public Change with(String name, Instant instant) {
        return with(facts.with(name, instant));
    }

    /** A plain setting that may have changed, as {@code name-from} and {@code name-to}: nothing when it has not. */
    public Change changing(String name, String before, String after) {
        return before.equals(after) ? this : with(name + "-from", before).with(name + "-to", after);
    }

    public Change changing(String name, boolean before, boolean after) {
        return before == after ? this : with(name + "-from", before).with(name + "-to", after);
    }

    public Change changing(String name, long before, long after) {
        return before == after ? this : with(name + "-from", before).with(name + "-to", after);
    }

    /** Such as {@code trigger:12}, where the actor alone does not say it. */
    public Change because(String reason) {
        return new Change(kind, subjectKind, subjectId, facts, reason);
    }

    private Change with(Facts more) {
        return new Change(kind, subjectKind, subjectId, more, cause);
    }
}
