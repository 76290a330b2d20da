package io.svara.installation.setup;

import io.svara.kernel.CannotStart;
import io.svara.kernel.RandomText;
import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What a start finds: an empty installation gets the demo or prints the one-time link to the first-run page. The link
 * lives as long as this process, and until it is used.
 */
@Component
@ServingOnly
public class FirstRun implements ApplicationRunner {

    private static final int LINK_BITS = 160;

    private final SetupRow setup;
    private final Demo demo;
    private final SvaraSettings settings;
    private final Environment environment;
    private final String secret = RandomText.base32(LINK_BITS);

    FirstRun(SetupRow setup, Demo demo, SvaraSettings settings, Environment environment) {
        this.setup = setup;
        this.demo = demo;
        this.settings = settings;
        this.environment = environment;
    }

    /** Makes the demo. Filled by the demo's folder. */
    public interface Demo {

        void make();

        /** What the demo's agents sign in with. */
        List<String> signInNames();

        /** At each start: what the environment asks of a demo that is there. */
        void prepare();

        /** At a start without {@code --demo}: what everybody knows opens nothing. */
        void close();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var found = setup.find();
        if (settings.demo()) {
            startDemo(found.orElse(null));
        } else if (found.equals(Optional.of(SetupRow.Kind.DEMO))) {
            demo.close();
        } else if (found.isEmpty()) {
            System.out.println("Set Svara up at " + address() + path());
        }
    }

    /** A port that was left to the system to choose is known only now. */
    private String address() {
        return settings.httpPort() == 0
                ? "http://localhost:" + environment.getProperty("local.server.port")
                : settings.baseUrl();
    }

    private void startDemo(SetupRow.@Nullable Kind found) {
        if (found == SetupRow.Kind.REAL) {
            throw CannotStart.because("This data folder holds a real organisation, so it cannot be started with --demo."
                    + " Choose an empty folder with SVARA_DATA.");
        }
        if (found == null) {
            demo.make();
        }
        demo.prepare();
    }

    /** What a link to the first-run page is worth. */
    enum Link {
        OPEN,
        /** It is the one that was printed, and the installation has been set up since. */
        USED,
        UNKNOWN
    }

    Link link(String attempt) {
        var right = MessageDigest.isEqual(
                attempt.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            return Link.UNKNOWN;
        }
        return setup.find().isEmpty() ? Link.OPEN : Link.USED;
    }

    /** Whether this is the link that was printed, and nobody has used it. */
    boolean opens(String attempt) {
        return link(attempt) == Link.OPEN;
    }

    /** Where the first-run page is. */
    String path() {
        return "/setup/" + secret;
    }
}
