package io.svara.contacts;

import io.svara.kernel.Id;

public record RecipientId(long value) implements Id {}
