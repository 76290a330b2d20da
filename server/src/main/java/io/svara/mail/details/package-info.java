/** What can be seen of a received mail beside its words: its header, its way, who sent it. */
@NullMarked
package io.svara.mail.details;

import org.jspecify.annotations.NullMarked;
