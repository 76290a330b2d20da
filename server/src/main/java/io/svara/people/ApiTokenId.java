package io.svara.people;

import io.svara.kernel.Id;

public record ApiTokenId(long value) implements Id {}
