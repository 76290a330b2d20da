package io.svara.tickets;

import io.svara.channels.Address;
import java.util.List;
import java.util.stream.Stream;

/** Whom a message was, or is to be, addressed to. */
public record Recipients(List<Address> to, List<Address> cc, List<Address> bcc) {

    public static final Recipients NONE = new Recipients(List.of(), List.of(), List.of());

    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    public Stream<Address> all() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }
}
