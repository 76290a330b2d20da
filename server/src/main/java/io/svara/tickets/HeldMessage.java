package io.svara.tickets;

import io.svara.kernel.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * What a message claims to be that came from an agent's address or the mailbox's own (MBX-4). Nobody has proven it yet, so
 * it is a note until then.
 *
 * @param kind {@link MessageKind#REPLY} where a customer has got it as well, else {@link MessageKind#NOTE}
 * @param agent null: the mailbox's own address, and nobody knows who
 */
public record HeldMessage(MessageKind kind, @Nullable AgentId agent) {}
