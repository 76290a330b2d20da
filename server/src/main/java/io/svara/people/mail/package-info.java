/** What agents are written about their accounts. */
@NullMarked
package io.svara.people.mail;

import org.jspecify.annotations.NullMarked;
