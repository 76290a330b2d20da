@NullMarked
package io.svara.tickets.intake;

import org.jspecify.annotations.NullMarked;
