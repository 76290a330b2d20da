/**
 * The second step of signing in: authenticator app, e-mail code, recovery codes, and what an organisation asks of all its
 * agents.
 */
@NullMarked
package io.svara.people.twofactor;

import org.jspecify.annotations.NullMarked;
