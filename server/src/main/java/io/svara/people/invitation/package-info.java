/** Asking people to become agents (ORG-5). */
@NullMarked
package io.svara.people.invitation;

import org.jspecify.annotations.NullMarked;
