@NullMarked
package io.svara.tickets.show;

import org.jspecify.annotations.NullMarked;
