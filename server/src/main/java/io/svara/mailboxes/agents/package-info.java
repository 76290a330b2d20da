/** Which mailboxes an agent has. */
@NullMarked
package io.svara.mailboxes.agents;

import org.jspecify.annotations.NullMarked;
