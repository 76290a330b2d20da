/** Forgotten passwords: links that set a new one. */
@NullMarked
package io.svara.people.reset;

import org.jspecify.annotations.NullMarked;
