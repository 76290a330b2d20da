package io.svara.tickets;

import io.svara.kernel.Id;

public record AttachmentId(long value) implements Id {}
