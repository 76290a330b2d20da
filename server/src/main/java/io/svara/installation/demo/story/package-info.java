/** The demo organisation's story as it lies in {@code resources/demo}: who is there, and the mails they wrote. */
@NullMarked
package io.svara.installation.demo.story;

import org.jspecify.annotations.NullMarked;
