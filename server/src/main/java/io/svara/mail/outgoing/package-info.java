@NullMarked
package io.svara.mail.outgoing;

import org.jspecify.annotations.NullMarked;
