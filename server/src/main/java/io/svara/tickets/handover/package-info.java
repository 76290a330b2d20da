/** What an agent leaves behind: open tickets that go to somebody else, or to nobody. */
@NullMarked
package io.svara.tickets.handover;

import org.jspecify.annotations.NullMarked;
