/** What administrators do with webhooks. */
@NullMarked
package io.svara.webhooks.manage;

import org.jspecify.annotations.NullMarked;
