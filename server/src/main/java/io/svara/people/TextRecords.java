package io.svara.people;

import java.util.List;
import java.util.Optional;

/** A port to DNS, which upper modules fill. It may take seconds: never within a transaction. */
@FunctionalInterface
public interface TextRecords {

    /**
     * The TXT records of a name as they are now, whatever was answered before.
     *
     * @return empty when nobody could tell; an empty list when there are none
     */
    Optional<List<String>> at(String name);
}
