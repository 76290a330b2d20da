/** Tags in texts that people write once and Svara fills in often (AUT-4). */
@NamedInterface("tags")
@NullMarked
package io.svara.channels.tags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
