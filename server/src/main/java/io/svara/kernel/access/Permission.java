package io.svara.kernel.access;

/** What a use case may ask for. Granted per agent; a superadmin has them all. Source: ORG-6. */
public enum Permission {
    /** No sign-in is needed: the use case checks its caller by other means (a password, a one-time link). */
    NONE,
    /** Any signed-in agent. What they see is narrowed further by their mailboxes and groups. */
    SIGNED_IN,
    /** Agents with at least one mailbox. */
    TICKETS,
    SUPERADMIN,
    AGENTS,
    GROUPS,
    LABELS,
    SCHEDULES,
    MAILBOXES,
    DELETE_TICKETS,
    /** Recipients History: who is suggested when writing, and forgetting them. */
    RECIPIENTS,
    API_TOKENS,
    AUDIT_LOG
}
