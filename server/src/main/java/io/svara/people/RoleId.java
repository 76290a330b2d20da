package io.svara.people;

import io.svara.kernel.Id;

public record RoleId(long value) implements Id {}
