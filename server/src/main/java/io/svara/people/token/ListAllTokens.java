package io.svara.people.token;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import io.svara.people.ApiTokenId;
import io.svara.people.GroupId;
import io.svara.people.account.TechnicalAgents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every token that opens anything here: the organisation's own and its agents'. */
@UseCase(permission = Permission.API_TOKENS, readOnly = true)
class ListAllTokens {

    private static final int MAX_LISTED = 1000;

    /**
     * @param owner the agent whose token it is; null for one of the organisation's own
     * @param permissions of an organisation's own
     * @param scopes null: all that its agent may
     */
    record TokenOfAll(
            ApiTokenId id,
            String name,
            @Nullable AgentSummary owner,
            @Nullable AgentSummary createdBy,
            List<String> permissions,
            List<GroupId> groupIds,
            @Nullable List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    private final ApiTokenTable tokens;
    private final TechnicalAgents technical;
    private final Agents agents;

    ListAllTokens(ApiTokenTable tokens, TechnicalAgents technical, Agents agents) {
        this.tokens = tokens;
        this.technical = technical;
        this.agents = agents;
    }

    Page<TokenOfAll> list() {
        var organization = Scope.organization();
        var found = tokens.all(organization, MAX_LISTED);
        var rights = technical.all(organization);
        var people = agents
                .find(found.stream()
                        .flatMap(one -> Stream.of(one.agent(), one.createdBy()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(AgentSummary::id, Function.identity()));
        return new Page<>(
                found.stream()
                        .map(one -> view(one, rights.get(one.agent()), people))
                        .toList(),
                null);
    }

    private static TokenOfAll view(
            ApiTokenTable.Owned one, TechnicalAgents.@Nullable Rights rights, Map<AgentId, AgentSummary> people) {
        var token = one.token();
        return new TokenOfAll(
                token.id(),
                token.name(),
                rights == null ? people.get(one.agent()) : null,
                people.get(one.createdBy()),
                rights == null
                        ? List.of()
                        : rights.permissions().stream()
                                .sorted()
                                .map(Permission::word)
                                .toList(),
                rights == null ? List.of() : rights.groups(),
                token.scopes(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt());
    }
}
