package io.svara.tickets;

import io.svara.kernel.Id;

public record TicketId(long value) implements Id {}
