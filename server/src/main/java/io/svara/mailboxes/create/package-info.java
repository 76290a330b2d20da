@NullMarked
package io.svara.mailboxes.create;

import org.jspecify.annotations.NullMarked;
