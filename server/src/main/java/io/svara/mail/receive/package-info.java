@NullMarked
package io.svara.mail.receive;

import org.jspecify.annotations.NullMarked;
