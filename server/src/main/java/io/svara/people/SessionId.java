package io.svara.people;

import io.svara.kernel.Id;

public record SessionId(long value) implements Id {}
