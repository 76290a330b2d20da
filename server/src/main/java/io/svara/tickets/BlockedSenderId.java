package io.svara.tickets;

import io.svara.kernel.Id;

public record BlockedSenderId(long value) implements Id {}
