@NullMarked
package io.svara.mailboxes.list;

import org.jspecify.annotations.NullMarked;
