/** Passkeys (WebAuthn): as the second step, and as the only one. */
@NullMarked
package io.svara.people.passkey;

import org.jspecify.annotations.NullMarked;
