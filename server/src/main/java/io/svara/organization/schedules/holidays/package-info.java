@NullMarked
package io.svara.organization.schedules.holidays;

import org.jspecify.annotations.NullMarked;
