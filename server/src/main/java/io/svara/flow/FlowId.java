package io.svara.flow;

import io.svara.kernel.Id;

/** Of a flow of an organisation, as the log names it. */
public record FlowId(long value) implements Id {}
