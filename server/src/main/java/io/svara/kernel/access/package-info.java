@NullMarked
package io.svara.kernel.access;

import org.jspecify.annotations.NullMarked;
