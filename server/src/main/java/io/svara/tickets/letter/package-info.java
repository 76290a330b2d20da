/**
 * What is put around the words that leave a mailbox: look, sender's name, signature and consent (MBX-8, MBX-10), and its
 * automatic response (MBX-9).
 */
@NullMarked
package io.svara.tickets.letter;

import org.jspecify.annotations.NullMarked;
