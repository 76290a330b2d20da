/** Labels as agents choose and admins manage them (ORG-9). The labels are the organisation's; who may choose which is known here. */
@NullMarked
package io.svara.people.labels;

import org.jspecify.annotations.NullMarked;
