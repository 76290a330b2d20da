/** What agents may do: permissions of their own, and roles that bundle some (ORG-6). */
@NullMarked
package io.svara.people.access;

import org.jspecify.annotations.NullMarked;
