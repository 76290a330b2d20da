/**
 * Who really sent a mail: SPF, DKIM and DMARC, asked after the mail is in its ticket. What others wrote about it is used only where a
 * trusted relay handed it over.
 */
@NullMarked
package io.svara.mail.authentication;

import org.jspecify.annotations.NullMarked;
