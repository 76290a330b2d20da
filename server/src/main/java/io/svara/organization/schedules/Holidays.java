package io.svara.organization.schedules;

import java.time.LocalDate;

/** Which days are public holidays. The same answer whenever it is asked, and quick: it is asked for each day of a calculation. */
@FunctionalInterface
public interface Holidays {

    Holidays NONE = _ -> false;

    boolean isOn(LocalDate date);
}
