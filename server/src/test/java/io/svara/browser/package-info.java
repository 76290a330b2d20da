/** What a person at a browser sees, on the whole server. */
@NullMarked
package io.svara.browser;

import org.jspecify.annotations.NullMarked;
