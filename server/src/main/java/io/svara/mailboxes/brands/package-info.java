/** From which mailbox a brand writes where nothing else says (ORG-2). */
@NullMarked
package io.svara.mailboxes.brands;

import org.jspecify.annotations.NullMarked;
