/**
 * Opening hours (SLA-1): schedules by their ids, and the calculations on them. {@link OpeningHours} knows no Spring, SQL
 * or clock. Who is bound to a schedule says so by a {@link ScheduleUse}.
 */
@NamedInterface("schedules")
@NullMarked
package io.svara.organization.schedules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
