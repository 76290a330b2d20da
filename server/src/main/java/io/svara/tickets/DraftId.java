package io.svara.tickets;

import io.svara.kernel.Id;

public record DraftId(long value) implements Id {}
