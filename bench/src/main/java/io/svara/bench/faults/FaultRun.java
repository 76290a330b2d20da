package io.svara.bench.faults;

import io.svara.bench.faults.Plan.Question;
import io.svara.bench.machine.ServerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run from its plan to its verdict. */
public final class FaultRun {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration HASTEN_EVERY = Duration.ofSeconds(3);

    private final FaultSettings settings;
    private final ServerCommand command;
    private final Path folder;
    private final Ledger ledger = new Ledger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final CountDownLatch begin = new CountDownLatch(1);

    /** @param folder an empty one */
    public FaultRun(FaultSettings settings, ServerCommand command, Path folder) {
        this.settings = settings;
        this.command = command;
        this.folder = folder;
    }

    public FaultReport run() throws Exception {
        try (var store = Store.of(folder.resolve("data"))) {
            var plan = Plan.of(settings);
            var customers = new Customers(plan);
            try (var relay = new Relay(ledger, customers::got);
                    var house = new House(settings, command, folder, store, relay.url(), ledger)) {
                return new Course(plan, customers, relay, house, store.canFill()).run();
            }
        }
    }

    /** What they got by mail they answer, once each. */
    private final class Customers {

        private final Map<String, Question> byReply;
        private @Nullable Sender sender;

        Customers(Plan plan) {
            byReply = plan.questions().stream()
                    .filter(question -> question.reply() != null)
                    .collect(Collectors.toMap(question -> question.reply().marker(), Function.identity()));
        }

        void through(Sender sendingServer) {
            sender = sendingServer;
        }

        void got(Ledger.Delivered mail) {
            var question = byReply.get(mail.marker());
            if (question == null || !answered.add(mail.marker())) {
                return;
            }
            var answer = question.answer();
            if (answer != null && sender != null) {
                var letter = letter(question, answer, mail);
                var through = sender;
                inBackground(() -> through.send(letter));
            }
        }

        private Letter letter(Question question, Plan.Answer answer, Ledger.Delivered mail) {
            return new Letter(
                    answer.marker(),
                    question.letter().customer(),
                    List.of(mail.replyTo()),
                    "Re: " + question.letter().subject(),
                    mail.messageId(),
                    answer.attachment(),
                    answer.answerLost());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private Thread inBackground(Work work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                ledger.broken(String.valueOf(failed));
            }
        });
    }

    /** The run itself, with all of its parts. */
    private final class Course {

        private final Plan plan;
        private final Customers customers;
        private final Relay relay;
        private final House house;
        private final boolean canFill;

        Course(Plan plan, Customers customers, Relay relay, House house, boolean canFill) {
            this.plan = plan;
            this.customers = customers;
            this.relay = relay;
            this.house = house;
            this.canFill = canFill;
        }

        FaultReport run() throws Exception {
            house.start();
            var sender = new Sender(house.server().smtpPort(), ledger);
            customers.through(sender);
            var desk = new Desk(new Api(house.server().url(), ledger), ledger);
            var watching = inBackground(desk::watch);
            plan.questions().forEach(question -> inBackground(() -> live(question, sender, desk)));
            begin.countDown();
            var tracks = List.of(inBackground(this::houseFaults), inBackground(this::relayFaults));
            for (var track : tracks) {
                track.join();
            }
            relay.behave();
            var quiet = awaitQuiet();
            watching.interrupt();
            var checks = new Checks(plan, ledger, house, folder.resolve("data"));
            checks.run();
            return new FaultReport(settings, ledger, house.untilReady(), checks.done(), quiet, canFill);
        }

        private void live(Question question, Sender sender, Desk desk) throws InterruptedException {
            begin.await();
            Thread.sleep(question.sentAfter());
            sender.send(question.letter());
            if (question.reply() != null) {
                desk.reply(question.letter(), question.reply());
            }
        }

        private void houseFaults() throws IOException, InterruptedException {
            var end = System.nanoTime() + settings.faults().toNanos();
            for (var fault : plan.ofHouse()) {
                Thread.sleep(fault.after());
                if (System.nanoTime() >= end) {
                    return;
                }
                if (canFill || fault.kind() != Fault.Kind.STORE_FULL) {
                    house.suffer(fault);
                }
            }
        }

        private void relayFaults() throws InterruptedException {
            var end = System.nanoTime() + settings.faults().toNanos();
            for (var fault : plan.ofRelay()) {
                Thread.sleep(fault.after());
                if (System.nanoTime() >= end) {
                    return;
                }
                ledger.count("fault: " + fault.kind().words());
                relay.misbehave(fault.kind());
                Thread.sleep(fault.lasting());
                relay.behave();
            }
        }

        /** How long it took until nothing was left to do. */
        private Duration awaitQuiet() throws InterruptedException {
            var began = System.nanoTime();
            var hastened = began;
            while (!isQuiet()) {
                if (System.nanoTime() - began > settings.longestQuiet().toNanos()) {
                    ledger.broken(
                            "After " + settings.longestQuiet().toSeconds() + " s there is still work: " + whatIsLeft());
                    break;
                }
                Thread.sleep(LOOK);
                if (settings.hasten() && System.nanoTime() - hastened > HASTEN_EVERY.toNanos()) {
                    hastened = System.nanoTime();
                    hasten();
                }
            }
            return Duration.ofNanos(System.nanoTime() - began);
        }

        private boolean isQuiet() {
            return ledger.acknowledged().size() == letters()
                    && ledger.posted().size() == replies()
                    && whatIsLeft().equals("nothing");
        }

        private long letters() {
            return plan.questions().size()
                    + plan.questions().stream()
                            .filter(question -> question.answer() != null)
                            .count();
        }

        private long replies() {
            return plan.questions().stream()
                    .filter(question -> question.reply() != null)
                    .count();
        }

        private String whatIsLeft() {
            try (var books = Books.open(house.database().owner())) {
                return books.whatIsLeft();
            } catch (SQLException away) {
                return "a database that does not answer: " + away.getMessage();
            }
        }

        private void hasten() {
            try (var books = Books.open(house.database().owner())) {
                books.makeAllDue();
            } catch (SQLException away) {
                ledger.count("could not hasten");
            }
        }
    }
}
