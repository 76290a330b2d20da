package io.svara.kernel;

public record AccountId(long value) implements Id {}
