@NullMarked
package io.svara.tickets.change;

import org.jspecify.annotations.NullMarked;
