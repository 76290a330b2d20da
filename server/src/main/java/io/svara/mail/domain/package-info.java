/** The domains that the organisation writes from: their keys, the records they need in DNS, and whether they have them (MBX-7). */
@NullMarked
package io.svara.mail.domain;

import org.jspecify.annotations.NullMarked;
