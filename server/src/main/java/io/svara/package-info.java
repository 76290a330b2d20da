@NullMarked
package io.svara;

import org.jspecify.annotations.NullMarked;
