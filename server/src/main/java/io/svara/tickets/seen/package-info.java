@NullMarked
package io.svara.tickets.seen;

import org.jspecify.annotations.NullMarked;
