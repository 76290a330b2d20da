/** Mail that agents answer past Svara, in programs of their own (MBX-4): held until it is believed. */
@NullMarked
package io.svara.tickets.outside;

import org.jspecify.annotations.NullMarked;
