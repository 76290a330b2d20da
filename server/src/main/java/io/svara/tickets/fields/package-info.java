/** Fields of the organisation's own: their list, its settings, and what tickets are given in them (TIC-3). */
@NullMarked
package io.svara.tickets.fields;

import org.jspecify.annotations.NullMarked;
