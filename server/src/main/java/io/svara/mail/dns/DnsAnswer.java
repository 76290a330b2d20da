package io.svara.mail.dns;

import java.util.List;

/** What a name's servers said of records of one type. */
public sealed interface DnsAnswer {

    /** @param values as {@link Dns} words them; never empty */
    record Found(List<String> values) implements DnsAnswer {

        public Found {
            values = List.copyOf(values);
        }
    }

    /** The name, or records of this type at it, are not there. */
    record Absent() implements DnsAnswer {}

    /** Nobody knows: no answer in time, or servers that fail. Another try may tell. */
    record Unknown(String reason) implements DnsAnswer {}

    default List<String> values() {
        return this instanceof Found(var values) ? values : List.of();
    }
}
