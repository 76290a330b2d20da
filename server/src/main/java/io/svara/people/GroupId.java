package io.svara.people;

import io.svara.kernel.Id;

public record GroupId(long value) implements Id {}
