@NullMarked
package io.svara.tickets.list;

import org.jspecify.annotations.NullMarked;
