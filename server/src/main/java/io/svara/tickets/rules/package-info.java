/** What rules, such as a flow, ask of tickets and do to them. */
@NullMarked
package io.svara.tickets.rules;

import org.jspecify.annotations.NullMarked;
