package io.svara.installation.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo organisation and its tickets. Ages count back from the moment at which the demo is made, so that it always
 * looks fresh.
 */
public record Story(StoryCast cast, List<StoryTicket> tickets) {

    private static final String FOLDER = "/demo/";
    // A field that no record knows is a typing mistake in the story, so Jackson's strictness about it is asked for.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Story {
        tickets = List.copyOf(tickets);
    }

    /** Reads {@code nordvind.json}, then {@code tickets-01.json}, {@code tickets-02.json} ... until a number is missing. */
    public static Story load() {
        return new Story(loadCast(), allTickets());
    }

    public static StoryCast loadCast() {
        return read("nordvind.json", new TypeReference<>() {});
    }

    private static List<StoryTicket> allTickets() {
        var tickets = new ArrayList<StoryTicket>();
        // A jar cannot be listed like a folder; consecutive numbers make an index file unnecessary.
        for (var number = 1; exists(ticketFile(number)); number++) {
            tickets.addAll(read(ticketFile(number), new TypeReference<List<StoryTicket>>() {}));
        }
        return tickets;
    }

    private static String ticketFile(int number) {
        return "tickets-%02d.json".formatted(number);
    }

    private static boolean exists(String file) {
        return Story.class.getResource(FOLDER + file) != null;
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (var content = open(file)) {
            return JSON.readValue(content, type);
        } catch (IOException failure) {
            throw new UncheckedIOException("The demo story's " + file + " cannot be read", failure);
        }
    }

    private static InputStream open(String file) {
        @Nullable InputStream content = Story.class.getResourceAsStream(FOLDER + file);
        if (content == null) {
            throw new IllegalStateException("The demo story's " + file + " is not on the classpath");
        }
        return content;
    }
}
