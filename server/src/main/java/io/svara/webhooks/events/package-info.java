/** Of what webhooks are told by themselves: the log's entries about tickets, as each has subscribed to them. */
@NullMarked
package io.svara.webhooks.events;

import org.jspecify.annotations.NullMarked;
