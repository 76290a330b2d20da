@NullMarked
package io.svara.kernel.log;

import org.jspecify.annotations.NullMarked;
