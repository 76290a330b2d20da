package io.svara.walls;

import static io.svara.walls.House.Thing.FIELD;
import static io.svara.walls.House.Thing.OWN_STATUS;
import static io.svara.walls.House.Thing.SPARE_FIELD;
import static io.svara.walls.House.Thing.SPARE_STATUS;
import static io.svara.walls.House.Thing.SPARE_TYPE;
import static io.svara.walls.House.Thing.TYPE;
import static io.svara.walls.NeighbourCalls.naming;
import static io.svara.walls.NeighbourCalls.one;
import static io.svara.walls.NeighbourCalls.with;

import io.svara.walls.NeighbourCalls.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The neighbour's ids in what an organisation makes its own of tickets. */
final class StatusAndTypeCalls {

    private StatusAndTypeCalls() {}

    static List<Call> all() {
        return List.of(
                with("PATCH", "/api/statuses/{id}", OWN_STATUS, _ -> Map.of("names", Map.of("en", "Mine now"))),
                naming(
                        "PUT",
                        "/api/statuses/order",
                        OWN_STATUS,
                        "ids",
                        OWN_STATUS,
                        (own, ids) -> Map.of("ids", joined(own.statusesBut(OWN_STATUS), ids))),
                rule("afterCustomerId"),
                rule("afterAssignmentId"),
                one("DELETE", "/api/statuses/{id}", SPARE_STATUS),
                with("PATCH", "/api/types/{id}", TYPE, _ -> Map.of("name", "Mine now")),
                naming(
                        "PUT",
                        "/api/types/order",
                        TYPE,
                        "ids",
                        TYPE,
                        (own, ids) -> Map.of("ids", joined(List.of(own.id(SPARE_TYPE)), ids))),
                one("DELETE", "/api/types/{id}", SPARE_TYPE),
                with("PATCH", "/api/fields/{id}", FIELD, _ -> Map.of("names", Map.of("en", "Mine now"))),
                naming(
                        "PUT",
                        "/api/fields/order",
                        FIELD,
                        "ids",
                        FIELD,
                        (own, ids) -> Map.of("ids", joined(List.of(own.id(SPARE_FIELD)), ids))),
                one("DELETE", "/api/fields/{id}", SPARE_FIELD));
    }

    private static Call rule(String field) {
        return new Call(
                "PUT",
                "/api/statuses/rules",
                (_, _) -> "/api/statuses/rules",
                (_, foreign) -> Map.of(field, foreign.id(OWN_STATUS)),
                Set.of("body:" + field),
                false,
                false);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
