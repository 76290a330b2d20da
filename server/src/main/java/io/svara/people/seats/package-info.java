/** How many agents an organisation may have before it is asked for consent. */
@NullMarked
package io.svara.people.seats;

import org.jspecify.annotations.NullMarked;
