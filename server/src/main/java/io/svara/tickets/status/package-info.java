@NullMarked
package io.svara.tickets.status;

import org.jspecify.annotations.NullMarked;
