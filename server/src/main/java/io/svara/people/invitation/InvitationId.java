package io.svara.people.invitation;

import io.svara.kernel.Id;

public record InvitationId(long value) implements Id {}
