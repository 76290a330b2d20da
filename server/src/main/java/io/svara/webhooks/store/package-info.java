@NullMarked
package io.svara.webhooks.store;

import org.jspecify.annotations.NullMarked;
