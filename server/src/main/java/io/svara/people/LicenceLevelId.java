package io.svara.people;

import io.svara.kernel.Id;

public record LicenceLevelId(long value) implements Id {}
