package io.svara.people;

import io.svara.kernel.access.Actor;

/**
 * Who sends a request.
 *
 * @param mustChangePassword the password was given by somebody else: until it is changed, nothing but that is allowed
 */
public record Caller(Actor.Agent agent, boolean mustChangePassword) {}
