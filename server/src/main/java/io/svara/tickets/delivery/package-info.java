@NullMarked
package io.svara.tickets.delivery;

import org.jspecify.annotations.NullMarked;
