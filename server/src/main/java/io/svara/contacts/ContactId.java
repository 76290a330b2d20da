package io.svara.contacts;

import io.svara.kernel.Id;

public record ContactId(long value) implements Id {}
