package io.svara.kernel.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a use case may ask for. Granted to agents, by themselves or in roles; a superadmin has them all. Those of services
 * that are not built yet are listed already, so that a role made today means the same tomorrow. Source: ORG-6.
 */
public enum Permission {
    /** No sign-in is needed: the use case checks its caller by other means (a password, a one-time link). */
    NONE(null),
    /** Any signed-in agent. What they see is narrowed further by their mailboxes and groups. */
    SIGNED_IN(null),
    /** Agents with at least one mailbox: who has none sees no ticket, but the call itself is allowed. */
    TICKETS(null),
    SUPERADMIN(null),

    /** See all of them, add and invite. */
    AGENTS(Service.GENERAL),
    /** Change others' data, passwords, sessions, groups and mailboxes. */
    EDIT_AGENTS(Service.GENERAL),
    REMOVE_AGENTS(Service.GENERAL),
    /** Hand on to others what one holds oneself, one by one or in roles. */
    GRANT(Service.GENERAL),
    GROUPS(Service.GENERAL),
    LABELS(Service.GENERAL),
    SCHEDULES(Service.GENERAL),
    BRANDS(Service.GENERAL),
    SURVEY(Service.GENERAL),
    /** Two-factor requirements and single sign-on. */
    SECURITY(Service.GENERAL),
    /** Tokens of the organisation. One's own need no permission. */
    API_TOKENS(Service.GENERAL),
    /** Where what happens is told outside, of all mailboxes. */
    WEBHOOKS(Service.GENERAL),
    AUDIT_LOG(Service.GENERAL),
    /** What leaves the installation as a file. */
    EXPORT(Service.GENERAL),
    USE_ASSISTANTS(Service.GENERAL),
    SHOP_SALES(Service.GENERAL),

    MAILBOXES(Service.TICKETS),
    MAIL_FLOW(Service.TICKETS),
    SLA_FLOW(Service.TICKETS),
    SHARED_FILTERS(Service.TICKETS),
    TRIGGERS(Service.TICKETS),
    AUTOMATED_JOBS(Service.TICKETS),
    RAPID_RESPONSES(Service.TICKETS),
    TICKET_TEMPLATES(Service.TICKETS),
    DELETE_TICKETS(Service.TICKETS),
    /** Recipients History: who is suggested when writing, and forgetting them. */
    RECIPIENTS(Service.TICKETS),
    TICKET_STATISTICS(Service.TICKETS),

    CHATBOT(Service.CHAT),
    ASSISTANTS(Service.CHAT),
    SOCIAL(Service.CHAT),
    WIDGET_DESIGN(Service.CHAT),
    CHAT_STATISTICS(Service.CHAT),

    CALL_FLOW(Service.CALL),
    QUEUES(Service.CALL),
    CALL_STATISTICS(Service.CALL),

    ARTICLES(Service.KNOWLEDGE),
    HELP_CENTRE_DESIGN(Service.KNOWLEDGE),
    KNOWLEDGE_STATISTICS(Service.KNOWLEDGE),

    FORMS(Service.FORMS),
    FORM_STATISTICS(Service.FORMS);

    /** What an organisation uses, as Admin's menus divide it. */
    public enum Service {
        /** What several share. It belongs to every licence level. */
        GENERAL,
        TICKETS,
        CHAT,
        CALL,
        KNOWLEDGE,
        FORMS;

        /** As the API names it: {@code tickets}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Permission> GRANTABLE = Arrays.stream(values())
            .filter(permission -> permission.service != null)
            .toList();

    private final @Nullable Service service;

    Permission(@Nullable Service service) {
        this.service = service;
    }

    /** Those that can be given to somebody, in the order in which they are shown. */
    public static List<Permission> grantable() {
        return GRANTABLE;
    }

    public boolean isGrantable() {
        return service != null;
    }

    /** Of a grantable one. */
    public Service service() {
        if (service == null) {
            throw new IllegalStateException(this + " is of no service");
        }
        return service;
    }

    /** As the API names it: {@code delete-tickets}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
