package io.svara.kernel.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the subjects of one kind are called today, for whoever shows the log, which holds ids alone. A bean of this type
 * is all it takes. Works in the caller's transaction and organisation.
 */
public interface SubjectNames {

    /** As changes name it: {@code mailbox}. */
    String subjectKind();

    /** Also of those removed, as long as their rows are there. */
    Map<Long, String> names(Collection<Long> ids);

    /** Those whose names hold this text, however its letters are written. */
    List<Long> named(String text, int limit);
}
