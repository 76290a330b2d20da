package io.svara.kernel;

public record AgentId(long value) implements Id {}
