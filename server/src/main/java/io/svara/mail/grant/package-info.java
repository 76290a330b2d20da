/**
 * Accounts at Google and Microsoft that Svara may use without their password (MBX-3, MBX-6): by OAuth 2.0, their owner grants it
 * at the provider (RFC 6749, 4.1, with RFC 7636), and it is renewed for as long as the provider agrees.
 */
@NullMarked
package io.svara.mail.grant;

import org.jspecify.annotations.NullMarked;
