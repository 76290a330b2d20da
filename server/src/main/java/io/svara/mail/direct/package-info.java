/** Mail straight to the recipients' own servers, found by DNS (RFC 5321, 5.1). */
@NullMarked
package io.svara.mail.direct;

import org.jspecify.annotations.NullMarked;
