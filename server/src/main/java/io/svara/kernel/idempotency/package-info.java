@NullMarked
package io.svara.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
