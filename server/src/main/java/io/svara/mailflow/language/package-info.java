/** In which language a text is written. Pure. */
@NullMarked
package io.svara.mailflow.language;

import org.jspecify.annotations.NullMarked;
