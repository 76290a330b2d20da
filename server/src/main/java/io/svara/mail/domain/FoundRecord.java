package io.svara.mail.domain;

import java.util.List;

/** What DNS said of one record. */
record FoundRecord(RecordPurpose purpose, RecordState state, List<String> values) {

    FoundRecord {
        values = List.copyOf(values);
    }
}
