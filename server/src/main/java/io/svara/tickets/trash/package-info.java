@NullMarked
package io.svara.tickets.trash;

import org.jspecify.annotations.NullMarked;
