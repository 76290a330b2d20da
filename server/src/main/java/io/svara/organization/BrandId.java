package io.svara.organization;

import io.svara.kernel.Id;

public record BrandId(long value) implements Id {}
