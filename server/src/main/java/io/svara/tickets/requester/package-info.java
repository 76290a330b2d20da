@NullMarked
package io.svara.tickets.requester;

import org.jspecify.annotations.NullMarked;
