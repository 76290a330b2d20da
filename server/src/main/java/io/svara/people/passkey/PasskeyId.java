package io.svara.people.passkey;

import io.svara.kernel.Id;

public record PasskeyId(long value) implements Id {}
