/** The audit log on screen and as a file (ORG-16). What it holds is said by the kernel's log. */
@NullMarked
package io.svara.people.audit;

import org.jspecify.annotations.NullMarked;
