@NullMarked
package io.svara.tickets.attachments;

import org.jspecify.annotations.NullMarked;
