package io.svara.people.seats;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.people.account.CommandLine;
import io.svara.people.seats.Seats.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ./svara seats --email E --limit N [--price WORDS]}: how many agents that person's organisation may have; {@code none} for any number. */
@Component
class SeatsCommand implements Command {

    private static final int MOST = 100_000;
    private static final int LONGEST_PRICE = 100;
    private static final String USE =
            "Say whose organisation and how many: ./svara seats --email anna@example.com --limit 15 --price \"EUR 29 a month\", or --limit none";

    private final SeatTable table;
    private final CommandLine commandLine;
    private final TransactionTemplate transaction;

    SeatsCommand(SeatTable table, CommandLine commandLine, TransactionTemplate transaction) {
        this.table = table;
        this.commandLine = commandLine;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public void run(List<String> arguments) {
        var limit = value(arguments, "--limit");
        var email = value(arguments, "--email");
        if (limit == null || email == null || arguments.size() % 2 != 0) {
            throw CannotStart.because(USE);
        }
        var organization = commandLine.organizationOf(email);
        var price = value(arguments, "--price");
        if (price != null && (price.isBlank() || price.length() > LONGEST_PRICE)) {
            throw CannotStart.because("The price has 1 to " + LONGEST_PRICE + " characters.");
        }
        var wanted = limit.equals("none") ? null : new Limit(number(limit), price);
        Scope.run(
                new Actor.Svara(organization, "command-line"),
                () -> transaction.executeWithoutResult(_ -> {
                    if (wanted == null) {
                        table.remove(organization);
                    } else {
                        table.write(organization, wanted);
                    }
                }));
        System.out.println(wanted == null ? "No limit any more." : "Seats: " + wanted.seats() + ".");
    }

    private static @Nullable String value(List<String> arguments, String name) {
        var place = arguments.indexOf(name);
        return place < 0 || place + 1 >= arguments.size() ? null : arguments.get(place + 1);
    }

    private static int number(String text) {
        try {
            var seats = Integer.parseInt(text);
            if (seats >= 1 && seats <= MOST) {
                return seats;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw CannotStart.because("The limit is a number from 1 to " + MOST + ", or none.");
    }
}
