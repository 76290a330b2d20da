/** The list of what tickets are about, and its settings (TIC-3). */
@NullMarked
package io.svara.tickets.types;

import org.jspecify.annotations.NullMarked;
