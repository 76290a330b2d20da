/** Groups as admins manage them (ORG-7). What a group gives stands with the modules that bind something to it. */
@NullMarked
package io.svara.people.groups;

import org.jspecify.annotations.NullMarked;
