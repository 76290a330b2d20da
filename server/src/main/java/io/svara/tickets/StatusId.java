package io.svara.tickets;

import io.svara.kernel.Id;

public record StatusId(long value) implements Id {}
