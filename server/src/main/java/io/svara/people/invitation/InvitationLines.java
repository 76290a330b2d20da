package io.svara.people.invitation;

import io.svara.kernel.problem.Problem;
import io.svara.people.account.AccountTable;
import io.svara.people.account.SignInAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which of the lines that somebody typed can be invited, and what is wrong with the others. */
@Component
class InvitationLines {

    private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*");

    /**
     * A line that cannot be invited.
     *
     * @param code {@code not-an-address}, {@code repeated}, {@code already-invited} or {@code email-taken}
     */
    record BadLine(String line, String code, String message) {}

    /** @param good addresses in small letters, in the order of their lines */
    record Sorted(List<String> good, List<BadLine> bad) {}

    private final InvitationRows rows;
    private final AccountTable accounts;

    InvitationLines(InvitationRows rows, AccountTable accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    Sorted sort(List<String> lines) {
        var addresses = lines.stream().map(InvitationLines::address).toList();
        var invited = rows.invited(addresses);
        var taken = accounts.taken(addresses);
        var good = new ArrayList<String>();
        var bad = new ArrayList<BadLine>();
        var seen = new HashSet<String>();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at).strip();
            var address = addresses.get(at);
            if (!isAddress(address)) {
                bad.add(new BadLine(line, "not-an-address", "This is not an e-mail address."));
            } else if (!seen.add(address)) {
                bad.add(new BadLine(line, "repeated", "This address stands here twice."));
            } else if (taken.contains(address)) {
                bad.add(new BadLine(line, "email-taken", "Email address already exists on another account"));
            } else if (invited.contains(address)) {
                bad.add(new BadLine(
                        line, "already-invited", "This address is invited already. Send it again instead."));
            } else {
                good.add(address);
            }
        }
        return new Sorted(List.copyOf(good), List.copyOf(bad));
    }

    private static String address(String line) {
        var named = NAMED.matcher(line);
        return new SignInAddress(named.matches() ? named.group(1) : line).text();
    }

    private static boolean isAddress(String text) {
        try {
            SignInAddress.ofNewAccount(text);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }
}
