@NullMarked
package io.svara.kernel.secret;

import org.jspecify.annotations.NullMarked;
