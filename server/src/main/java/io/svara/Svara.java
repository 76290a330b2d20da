package io.svara;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.database.Database;
import io.svara.kernel.database.DatabaseSettings;
import io.svara.kernel.database.DatabaseSettings.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code svara [run] [--demo]} serves; {@code svara NAME ...} runs the {@link Command} of that name and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Svara {

    private static final String RUN = "run";

    /** Serves on free ports from a data folder of its own, and ends: what it loads goes into the next start's cache. */
    private static final String TRAIN = "train";

    /** What a command wants of the database, where it is not what most want. */
    private static final Map<String, Use> USES = Map.of("backup", Use.BACK_UP, "restore", Use.RESTORE);

    public static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        // before a second thread wants to log
        LoggerFactory.getILoggerFactory();
        try {
            start(List.of(arguments));
        } catch (Throwable failure) {
            // Spring has told already what has no sentence
            StartFailures.sentence(failure).ifPresent(sentence -> System.err.println("Svara: " + sentence));
            System.exit(1);
        }
    }

    private static void start(List<String> arguments) {
        var word = arguments.isEmpty() || arguments.getFirst().startsWith("-") ? RUN : arguments.getFirst();
        var rest = arguments.isEmpty() || arguments.getFirst().startsWith("-")
                ? arguments
                : arguments.subList(1, arguments.size());
        switch (word) {
            case RUN -> serve(options(rest));
            case TRAIN -> Training.run(serve(Training.options()));
            default -> {
                command(word, rest);
                System.exit(0);
            }
        }
    }

    private static ConfigurableApplicationContext serve(List<String> options) {
        // the database starts beside Spring, not after it
        try (var starting = new Starting(Database.begin(DatabaseSettings.early(options)))) {
            var context = application(starting.database()).run(options.toArray(String[]::new));
            System.out.println("Svara is ready at " + address(context));
            return starting.done(context);
        }
    }

    private static void command(String name, List<String> arguments) {
        var settings = DatabaseSettings.early(List.of()).toBeUsedTo(USES.getOrDefault(name, Use.COMMAND));
        try (var starting = new Starting(Database.whenAsked(settings))) {
            var application = application(starting.database());
            application.setWebApplicationType(WebApplicationType.NONE);
            try (var context = application.run("--svara.serving=false", "--spring.main.lazy-initialization=true")) {
                named(name, context).run(arguments);
            }
        }
    }

    private static Command named(String name, ConfigurableApplicationContext context) {
        return context.getBeanProvider(Command.class).stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CannotStart.because("There is no command \"" + name + "\"."));
    }

    private static SpringApplication application(Database database) {
        var application = new SpringApplication(Svara.class);
        application.addInitializers(context -> database.register(context.getBeanFactory()));
        return application;
    }

    /** {@code --demo} is short for a property. */
    private static List<String> options(List<String> arguments) {
        var options = new ArrayList<String>();
        for (var argument : arguments) {
            if (!argument.startsWith("--")) {
                throw CannotStart.because("\"" + argument + "\" is not an option. ./svara help says what there is.");
            }
            options.add(argument.equals("--demo") ? "--svara.demo=true" : argument);
        }
        return options;
    }

    private static String address(ConfigurableApplicationContext context) {
        var settings = context.getBean(SvaraSettings.class);
        var webServer = ((WebServerApplicationContext) context).getWebServer();
        if (settings.httpPort() == 0 && webServer != null) {
            return "http://localhost:" + webServer.getPort();
        }
        return settings.baseUrl();
    }

    /** Stops the database again when what it was started for fails before Spring takes care of it. */
    private static final class Starting implements AutoCloseable {

        private final Database database;
        private boolean done;

        private Starting(Database database) {
            this.database = database;
        }

        private Database database() {
            return database;
        }

        private <T> T done(T result) {
            done = true;
            return result;
        }

        @Override
        public void close() {
            if (!done) {
                database.close();
            }
        }
    }
}
