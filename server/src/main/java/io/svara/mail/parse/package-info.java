/**
 * Raw mail in, what a ticket needs out. Pure and bounded: no Spring, no database, no network; whatever the bytes are,
 * {@link io.svara.mail.parse.MailParser} answers in time with a {@link io.svara.mail.parse.ParsedMail} or an
 * {@link io.svara.mail.parse.UnreadableMailException}.
 *
 * <p>Message ids are kept without their angle brackets everywhere here. Addresses keep the case they came in.
 */
@NullMarked
package io.svara.mail.parse;

import org.jspecify.annotations.NullMarked;
