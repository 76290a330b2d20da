/** Finding tickets by what is written in them: the words of a message as its search row holds them, and queries. */
@NullMarked
package io.svara.tickets.search;

import org.jspecify.annotations.NullMarked;
