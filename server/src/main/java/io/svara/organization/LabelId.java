package io.svara.organization;

import io.svara.kernel.Id;

public record LabelId(long value) implements Id {}
