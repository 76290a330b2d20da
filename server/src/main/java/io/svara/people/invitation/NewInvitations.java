package io.svara.people.invitation;

import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, and what they all become.
 *
 * @param addresses as they were typed, one each; {@code Name <address>} will do
 * @param office {@code front} or {@code back}
 * @param licenceLevelId null: all services
 * @param acceptExtraSeats whether whoever invites has agreed to seats beyond the organisation's limit
 */
record NewInvitations(
        List<String> addresses,
        List<GroupId> groupIds,
        String department,
        String office,
        @Nullable LicenceLevelId licenceLevelId,
        boolean acceptExtraSeats) {

    static final int MOST = 100;

    private static final Set<String> OFFICES = Set.of("front", "back");
    private static final int MAX_DEPARTMENT = 100;

    NewInvitations(
            List<String> addresses,
            @Nullable List<GroupId> groupIds,
            @Nullable String department,
            @Nullable String office,
            @Nullable LicenceLevelId licenceLevelId,
            boolean acceptExtraSeats) {
        this.licenceLevelId = licenceLevelId;
        this.acceptExtraSeats = acceptExtraSeats;
        this.addresses = checked(addresses);
        this.groupIds = groupIds == null ? List.of() : List.copyOf(groupIds);
        this.department = department == null ? "" : department.strip();
        this.office = office == null ? "front" : office;
        if (this.department.length() > MAX_DEPARTMENT) {
            throw Problem.invalid("department", "too-long", "Use at most " + MAX_DEPARTMENT + " characters.");
        }
        if (!OFFICES.contains(this.office)) {
            throw Problem.invalid("office", "unknown", "Choose front or back.");
        }
    }

    /** Lines that say nothing are none. */
    static List<String> checked(List<String> addresses) {
        var lines = addresses.stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw Problem.invalid("addresses", "required", "Give at least one e-mail address.");
        }
        if (lines.size() > MOST) {
            throw Problem.invalid("addresses", "too-many", "Invite at most " + MOST + " people at a time.");
        }
        return lines;
    }
}
