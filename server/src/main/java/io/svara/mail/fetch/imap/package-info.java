/**
 * A small client of IMAP (RFC 3501, with IDLE, MOVE, UIDPLUS and SASL-IR where they are offered). It holds no mail in memory: a
 * body runs from the socket to where it is kept. It knows nothing of Svara.
 */
@NullMarked
package io.svara.mail.fetch.imap;

import org.jspecify.annotations.NullMarked;
