package io.svara.kernel;

public record OrganizationId(long value) implements Id {}
