@NullMarked
package io.svara.tickets.messages;

import org.jspecify.annotations.NullMarked;
