/**
 * Single sign-on: an organisation's agents sign in at its own OpenID Connect provider (ORG-12). Nothing of a provider is
 * asked inside a transaction, and nothing that it says counts before its signature is checked.
 */
@NullMarked
package io.svara.people.signon;

import org.jspecify.annotations.NullMarked;
