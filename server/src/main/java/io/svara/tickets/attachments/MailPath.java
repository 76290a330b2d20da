package io.svara.tickets.attachments;

import io.svara.channels.AttachedMails;
import io.svara.kernel.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Places of files in mails in mails, written with dots between them. */
record MailPath(List<Integer> places) {

    private static final Pattern WRITTEN = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4}){0,9}");

    /** @throws Problem where it leads to nothing */
    static MailPath parse(String written) {
        if (written.isEmpty()) {
            return new MailPath(List.of());
        }
        if (!WRITTEN.matcher(written).matches()) {
            throw Problem.notFound("attachment");
        }
        return new MailPath(
                Arrays.stream(written.split("\\.")).map(Integer::valueOf).toList());
    }

    MailPath to(int place) {
        return new MailPath(java.util.stream.Stream.concat(places.stream(), java.util.stream.Stream.of(place))
                .toList());
    }

    /** Whether a mail there can still be opened. */
    boolean opens() {
        return places.size() < AttachedMails.DEEPEST;
    }

    @Override
    public String toString() {
        return places.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
