/** How flows compare texts (docs/mail-flow.md). Pure. */
@NamedInterface("text")
@NullMarked
package io.svara.flow.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
