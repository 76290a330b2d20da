@NullMarked
package io.svara.tickets.history;

import org.jspecify.annotations.NullMarked;
