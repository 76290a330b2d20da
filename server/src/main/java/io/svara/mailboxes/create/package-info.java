/** Making a mailbox: for agents with the permission, and for the installation that furnishes a new organisation. */
@NamedInterface("create")
@NullMarked
package io.svara.mailboxes.create;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
