package io.svara.tickets;

import io.svara.kernel.Id;

public record TypeId(long value) implements Id {}
