package io.svara.people.token;

import io.svara.kernel.RandomText;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import io.svara.people.account.TechnicalAgents;
import io.svara.people.session.RecentAuthentication;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of the organisation itself: it outlives whoever made it. It acts as a technical agent of its own, with the
 * permissions that it is given and the mailboxes of the groups that it is put into.
 */
@UseCase(permission = Permission.API_TOKENS, tokens = false)
class CreateOrganizationToken {

    private static final int MARK_BITS = 80;
    private static final int MAX_GROUPS = 200;

    /**
     * @param permissions by their words
     * @param scopes as of one's own tokens
     */
    record Request(
            @Nullable String name,
            @Nullable List<String> permissions,
            @Nullable List<GroupId> groupIds,
            @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {}

    private final ApiTokenTable tokens;
    private final TechnicalAgents technical;
    private final RecentAuthentication recent;
    private final Log log;
    private final Clock clock;

    CreateOrganizationToken(
            ApiTokenTable tokens, TechnicalAgents technical, RecentAuthentication recent, Log log, Clock clock) {
        this.tokens = tokens;
        this.technical = technical;
        this.recent = recent;
        this.log = log;
        this.clock = clock;
    }

    CreateApiToken.Created create(Request request, SessionCookie cookie) {
        recent.check(cookie);
        var maker = Scope.agent();
        var name = CreateApiToken.named(Objects.requireNonNullElse(request.name(), ""));
        var reach = Reach.read(request.scopes(), request.expiresAt());
        var now = clock.instant();
        reach.check(now);
        var permissions = permissions(Objects.requireNonNullElse(request.permissions(), List.of()));
        var groups = groups(new HashSet<>(Objects.requireNonNullElse(request.groupIds(), List.of())));
        var organization = maker.organization();
        var agent = technical.add(organization, name, RandomText.base32(MARK_BITS), permissions, groups, now);
        var token = CreateApiToken.make();
        var id = tokens.insert(Secrets.hash(token), organization, agent, name, reach, maker.agent(), now);
        var change = Change.of("api-token.created", "api-token", id)
                .with("organization-token", true)
                .with("groups", groups);
        for (var permission : permissions) {
            change = change.with("may." + permission.word(), true);
        }
        log.append(reach.tell(change));
        return new CreateApiToken.Created(id, token);
    }

    /** Nobody hands out what they do not hold. */
    private static Set<Permission> permissions(Collection<String> words) {
        var wanted = EnumSet.noneOf(Permission.class);
        for (var word : words) {
            var permission = Permission.grantable().stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("permissions", "unknown", word + " is no permission."));
            if (!Scope.actor().mayGive(permission)) {
                throw Problem.forbidden(permission);
            }
            wanted.add(permission);
        }
        return wanted;
    }

    /** Nor mailboxes: those of groups that they are in, or that they may put anybody into. */
    private Set<GroupId> groups(Set<GroupId> wanted) {
        if (wanted.size() > MAX_GROUPS) {
            throw Problem.invalid("groupIds", "too-many", "Choose at most " + MAX_GROUPS + ".");
        }
        var maker = Scope.agent();
        if (!technical.living(maker.organization(), wanted).equals(wanted)) {
            throw Problem.notFound("group");
        }
        if (!maker.may(Permission.GROUPS)
                && !technical
                        .groups(maker.organization(), wanted, maker.agent())
                        .equals(wanted)) {
            throw Problem.forbidden(Permission.GROUPS);
        }
        return wanted;
    }
}
