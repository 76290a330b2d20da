@NullMarked
package io.svara.tickets.create;

import org.jspecify.annotations.NullMarked;
