/** Calls of webhooks: made durable with what causes them, handed out by a due queue, and made outside of any transaction. */
@NullMarked
package io.svara.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
