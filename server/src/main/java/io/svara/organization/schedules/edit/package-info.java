@NullMarked
package io.svara.organization.schedules.edit;

import org.jspecify.annotations.NullMarked;
