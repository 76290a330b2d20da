package io.svara.tickets;

import io.svara.kernel.Id;

public record FieldId(long value) implements Id {}
