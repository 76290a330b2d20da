package io.svara.contacts;

import io.svara.kernel.Id;

public record CompanyId(long value) implements Id {}
