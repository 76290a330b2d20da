/** Which mailboxes a group gives its agents (ORG-7). */
@NullMarked
package io.svara.mailboxes.groups;

import org.jspecify.annotations.NullMarked;
