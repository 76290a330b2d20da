@NullMarked
package io.svara.tickets.store;

import org.jspecify.annotations.NullMarked;
