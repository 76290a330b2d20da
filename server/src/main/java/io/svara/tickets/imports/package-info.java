@NamedInterface("imports")
@NullMarked
package io.svara.tickets.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
