/**
 * The one log: each change writes, in its own transaction, what it did. It is the ticket's history on screen, the
 * audit trail, and what the followers (triggers, webhooks, notifications) learn from, each entry exactly once.
 */
@NullMarked
package io.svara.kernel.log;

import org.jspecify.annotations.NullMarked;
