package io.svara.channels;

import io.svara.kernel.Id;

public record TestMailId(long value) implements Id {}
