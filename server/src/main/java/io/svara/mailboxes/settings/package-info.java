/** Setting mailboxes up: for those with the permission, whichever tickets they see. */
@NullMarked
package io.svara.mailboxes.settings;

import org.jspecify.annotations.NullMarked;
