package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.LicenceLevelId;
import io.svara.people.invitation.InvitationLines.Sorted;
import io.svara.people.licence.Licences;
import io.svara.people.seats.Seats;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invites who can be invited, and names the lines that cannot: the good ones go all the same (ORG-5). */
@UseCase(permission = Permission.AGENTS)
class InviteAgents {

    /** So many may wait in an organisation: enough for any team, and too few to write to the world. */
    static final int MOST_WAITING = 500;

    private final InvitationLines lines;
    private final InvitationRows rows;
    private final InvitationMail mail;
    private final Groups groups;
    private final Seats seats;
    private final Licences licences;
    private final Log log;
    private final Clock clock;

    InviteAgents(
            InvitationLines lines,
            InvitationRows rows,
            InvitationMail mail,
            Groups groups,
            Seats seats,
            Licences licences,
            Log log,
            Clock clock) {
        this.lines = lines;
        this.rows = rows;
        this.mail = mail;
        this.groups = groups;
        this.seats = seats;
        this.licences = licences;
        this.log = log;
        this.clock = clock;
    }

    /** As {@link NewInvitations}, as it was sent. */
    record Request(
            @Nullable List<String> addresses,
            @Nullable List<GroupId> groupIds,
            @Nullable String department,
            @Nullable String office,
            @Nullable LicenceLevelId licenceLevelId,
            @Nullable Boolean acceptExtraSeats) {

        NewInvitations read() {
            return new NewInvitations(
                    addresses == null ? List.of() : addresses,
                    groupIds,
                    department,
                    office,
                    licenceLevelId,
                    Boolean.TRUE.equals(acceptExtraSeats));
        }
    }

    Sorted invite(Request sent) {
        var request = sent.read();
        if (!groups.areThere(Set.copyOf(request.groupIds()))) {
            throw Problem.invalid("groupIds", "unknown", "One of these groups is not there (any longer).");
        }
        licences.check(request.licenceLevelId());
        rows.countOneAfterTheOther();
        var sorted = lines.sort(request.addresses());
        var waiting = rows.all(MOST_WAITING).size();
        if (waiting + sorted.good().size() > MOST_WAITING) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "too-many-invitations",
                    "At most " + MOST_WAITING + " invitations can wait. Take back those that nobody will answer.");
        }
        seats.expect(waiting + sorted.good().size(), request.acceptExtraSeats());
        var now = clock.instant();
        var until = now.plus(InvitationMail.GOOD_FOR);
        for (var email : sorted.good()) {
            var id = rows.add(email, request, Scope.agent().agent(), now, until);
            mail.send(id, email, until);
            log.append(Change.of("invitation.sent", "invitation", id));
        }
        return sorted;
    }
}
