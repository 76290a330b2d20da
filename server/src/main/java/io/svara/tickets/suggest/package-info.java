/**
 * Guesses which labels a ticket needs, from those that the organisation has given to tickets like it. All of it happens here: no text
 * leaves the server.
 */
@NullMarked
package io.svara.tickets.suggest;

import org.jspecify.annotations.NullMarked;
