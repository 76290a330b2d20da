package io.svara.people.session;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.OwnChange.What;
import io.svara.kernel.signal.Signals;
import io.svara.people.SessionCookie;
import io.svara.people.account.AgentTable;
import io.svara.people.account.AgentTable.Appearance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One's own language, theme and order of messages, wherever one signs in. */
@UseCase(permission = Permission.SIGNED_IN)
class ChangeAppearance {

    /** @param chosen null: as the browser says */
    record Language(@Nullable String chosen) {}

    /** @param chosen null: as the ticket's mailbox says */
    record MessageOrder(@Nullable String chosen) {}

    private static final Set<String> LANGUAGES = Set.of("en", "sv", "no");
    private static final Set<String> THEMES = Set.of("light", "dark", "system");
    private static final Set<String> ORDERS = Set.of("oldest-first", "newest-first");

    private final AgentTable agents;
    private final SessionViews views;
    private final Signals signals;

    ChangeAppearance(AgentTable agents, SessionViews views, Signals signals) {
        this.agents = agents;
        this.views = views;
        this.signals = signals;
    }

    /** What is null stays as it is. */
    SessionView change(
            @Nullable Language language,
            @Nullable String theme,
            @Nullable MessageOrder order,
            @Nullable SessionCookie cookie) {
        check(language, theme, order);
        var agent = Scope.agent();
        var before = agents.appearance(agent.organization(), agent.agent());
        var after = new Appearance(
                language == null ? before.language() : language.chosen(),
                theme == null ? before.theme() : theme,
                order == null ? before.messageOrder() : order.chosen());
        if (!after.equals(before)) {
            agents.change(agent.organization(), agent.agent(), after);
            OwnChange.of(What.PROFILE).publishAfterCommit(signals);
        }
        return views.of(agent, cookie);
    }

    private static void check(@Nullable Language language, @Nullable String theme, @Nullable MessageOrder order) {
        new Checks()
                .that(
                        language == null || language.chosen() == null || LANGUAGES.contains(language.chosen()),
                        "language",
                        "unknown-language",
                        "Use en, sv, no or null.")
                .that(theme == null || THEMES.contains(theme), "theme", "unknown-theme", "Use light, dark or system.")
                .that(
                        order == null || order.chosen() == null || ORDERS.contains(order.chosen()),
                        "messageOrder",
                        "unknown-order",
                        "Use oldest-first, newest-first or null.")
                .done();
    }
}
