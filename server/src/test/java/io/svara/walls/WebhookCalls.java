package io.svara.walls;

import static io.svara.walls.House.Thing.DELIVERY;
import static io.svara.walls.House.Thing.SPARE_WEBHOOK;
import static io.svara.walls.House.Thing.WEBHOOK;
import static io.svara.walls.NeighbourCalls.one;
import static io.svara.walls.NeighbourCalls.with;

import io.svara.walls.NeighbourCalls.Call;
import io.svara.walls.NeighbourCalls.Made;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The neighbour's ids in what is asked of webhooks. */
final class WebhookCalls {

    private static final String ONE = "/api/webhooks/{id}";
    private static final String DELIVERIES = ONE + "/deliveries";

    private WebhookCalls() {}

    static List<Call> all() {
        return List.of(
                one("GET", ONE, WEBHOOK),
                with("PATCH", ONE, WEBHOOK, _ -> Map.of("name", "Mine now")),
                with("POST", ONE + "/secret", WEBHOOK, _ -> Map.of()),
                with("POST", ONE + "/secret/rotate", WEBHOOK, _ -> Map.of()),
                with("POST", ONE + "/test", WEBHOOK, _ -> Map.of()),
                one("GET", DELIVERIES, WEBHOOK),
                delivery("GET", "", (_, foreign) -> foreign.id(WEBHOOK), (own, _) -> own.id(DELIVERY), "path:id"),
                delivery(
                        "GET",
                        "",
                        (own, _) -> own.id(WEBHOOK),
                        (_, foreign) -> foreign.id(DELIVERY),
                        "path:deliveryId"),
                delivery(
                        "POST", "/again", (_, foreign) -> foreign.id(WEBHOOK), (own, _) -> own.id(DELIVERY), "path:id"),
                delivery(
                        "POST",
                        "/again",
                        (own, _) -> own.id(WEBHOOK),
                        (_, foreign) -> foreign.id(DELIVERY),
                        "path:deliveryId"),
                one("DELETE", ONE, SPARE_WEBHOOK));
    }

    private static Call delivery(
            String method, String act, Made<String> webhook, Made<String> delivery, String foreign) {
        var pattern = DELIVERIES + "/{deliveryId}" + act;
        return new Call(
                method,
                pattern,
                (own, other) ->
                        "/api/webhooks/" + webhook.of(own, other) + "/deliveries/" + delivery.of(own, other) + act,
                null,
                Set.of(foreign),
                false,
                false);
    }
}
