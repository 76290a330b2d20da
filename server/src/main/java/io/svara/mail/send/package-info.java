/**
 * What a mail that leaves is made of and how it leaves: composing, ids, signed reply addresses, and the relay. Pure
 * blocks without a database; the queue that uses them decides when and how often.
 */
@NullMarked
package io.svara.mail.send;

import org.jspecify.annotations.NullMarked;
