/** Questions to DNS, bounded and cached. */
@NullMarked
package io.svara.mail.dns;

import org.jspecify.annotations.NullMarked;
