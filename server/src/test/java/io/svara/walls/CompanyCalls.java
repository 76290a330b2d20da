package io.svara.walls;

import static io.svara.walls.House.Thing.COMPANY;
import static io.svara.walls.House.Thing.CONTACT;
import static io.svara.walls.House.Thing.SPARE_COMPANY;
import static io.svara.walls.NeighbourCalls.naming;
import static io.svara.walls.NeighbourCalls.one;
import static io.svara.walls.NeighbourCalls.with;

import io.svara.walls.NeighbourCalls.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The neighbour's ids in what is asked of companies. */
final class CompanyCalls {

    private CompanyCalls() {}

    static List<Call> all() {
        return List.of(
                new Call(
                        "GET",
                        "/api/companies",
                        (_, foreign) -> "/api/companies?id=" + foreign.id(COMPANY),
                        null,
                        Set.of("query:id"),
                        true,
                        false),
                with("PUT", "/api/companies/{id}", COMPANY, _ -> Map.of("name", "Mine now")),
                with("PUT", "/api/contacts/{id}/company", CONTACT, own -> Map.of("companyId", own.id(COMPANY))),
                naming(
                        "PUT",
                        "/api/contacts/{id}/company",
                        CONTACT,
                        "companyId",
                        COMPANY,
                        (_, ids) -> Map.of("companyId", ids.getFirst())),
                one("DELETE", "/api/companies/{id}", SPARE_COMPANY));
    }
}
