@NullMarked
package io.svara.tickets.reply;

import org.jspecify.annotations.NullMarked;
