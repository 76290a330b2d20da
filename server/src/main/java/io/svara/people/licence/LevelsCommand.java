package io.svara.people.licence;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission.Service;
import io.svara.kernel.access.Scope;
import io.svara.people.AccessNotice;
import io.svara.people.account.CommandLine;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./svara levels --email E [set NAME SERVICE... | remove NAME]}: the licence levels of that person's organisation.
 * Without a word more, their list.
 */
@Component
class LevelsCommand implements Command {

    private static final int LONGEST_NAME = 100;
    private static final String USE =
            "Say whose organisation: ./svara levels --email anna@example.com, and then set NAME SERVICE... or remove NAME";

    private final LicenceTable table;
    private final CommandLine commandLine;
    private final AccessNotice notice;
    private final TransactionTemplate transaction;

    LevelsCommand(LicenceTable table, CommandLine commandLine, AccessNotice notice, TransactionTemplate transaction) {
        this.table = table;
        this.commandLine = commandLine;
        this.notice = notice;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "levels";
    }

    @Override
    public void run(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().equals("--email")) {
            throw CannotStart.because(USE);
        }
        var organization = commandLine.organizationOf(arguments.get(1));
        var words = arguments.subList(2, arguments.size());
        var said =
                Scope.call(new Actor.Svara(organization, "command-line"), () -> transaction.execute(_ -> act(words)));
        System.out.println(Objects.requireNonNull(said));
    }

    private String act(List<String> words) {
        if (words.isEmpty()) {
            return list();
        }
        if (words.size() >= 2 && words.getFirst().equals("set")) {
            return set(words.get(1).strip(), new LinkedHashSet<>(words.subList(2, words.size())));
        }
        if (words.size() == 2 && words.getFirst().equals("remove")) {
            return remove(words.get(1).strip());
        }
        throw CannotStart.because(USE);
    }

    private String list() {
        var levels = table.all();
        if (levels.isEmpty()) {
            return "No licence levels: every agent can be given all services.";
        }
        return levels.stream()
                .map(level -> level.name() + ": " + services(level.services()) + " ("
                        + agents(table.agents(level.id()).size()) + ")")
                .collect(Collectors.joining("\n"));
    }

    private String set(String name, LinkedHashSet<String> services) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw CannotStart.because("The name of a level has 1 to " + LONGEST_NAME + " characters.");
        }
        var known = known();
        services.stream()
                .filter(service -> !known.contains(service))
                .findFirst()
                .ifPresent(wrong -> {
                    throw CannotStart.because(
                            "There is no service \"" + wrong + "\". Choose among " + String.join(", ", known) + ".");
                });
        var level = table.write(name, services);
        notice.publishAfterCommit(table.agents(level));
        return name + ": " + services(List.copyOf(services)) + ".";
    }

    private String remove(String name) {
        var level = table.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CannotStart.because("There is no licence level \"" + name + "\"."));
        var agents = table.agents(level.id()).size();
        var invitations = table.invitations(level.id());
        if (agents + invitations > 0) {
            throw CannotStart.because("The level " + name + " is in use: " + agents(agents) + ", "
                    + invitations + (invitations == 1 ? " invitation" : " invitations")
                    + ". Give the agents another one in Admin > Agents, and take the invitations back, first.");
        }
        if (table.isOfNewcomers(level.id())) {
            throw CannotStart.because("The level " + name + " is what new agents get by single sign-on."
                    + " Choose another one for them in Admin > Security first.");
        }
        table.remove(level.id());
        return name + " is removed.";
    }

    private static String agents(int count) {
        return count + (count == 1 ? " agent" : " agents");
    }

    private static String services(List<String> services) {
        return services.isEmpty() ? "no service" : String.join(", ", services);
    }

    /** What belongs to no service is everybody's, whatever their level. */
    private static List<String> known() {
        return Arrays.stream(Service.values())
                .filter(service -> service != Service.GENERAL)
                .map(Service::word)
                .toList();
    }
}
