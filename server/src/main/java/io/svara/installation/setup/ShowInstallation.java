package io.svara.installation.setup;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.NewAgent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a stranger at the sign-in page may know: whether there is somebody to sign in as. */
@UseCase(permission = Permission.NONE)
@ServingOnly
class ShowInstallation {

    private final SetupRow setup;
    private final FirstRun.Demo demo;
    private final SvaraSettings settings;

    ShowInstallation(SetupRow setup, FirstRun.Demo demo, SvaraSettings settings) {
        this.setup = setup;
        this.demo = demo;
        this.settings = settings;
    }

    /**
     * @param state {@code not-set-up}, {@code ready}, or {@code demo-asleep}: it holds the demo, and was started without
     * @param demo null where it is not the demo
     */
    record InstallationView(String state, @Nullable DemoView demo) {}

    /**
     * What everybody knows of the demo.
     *
     * @param names who can be signed in as
     * @param smtpPort where the demo's shop takes mail
     */
    record DemoView(List<String> names, String password, int smtpPort) {}

    /** Outside any organisation, so without a transaction. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public InstallationView show() {
        var kind = setup.find();
        if (kind.isEmpty()) {
            return new InstallationView("not-set-up", null);
        }
        if (kind.get() == SetupRow.Kind.REAL) {
            return new InstallationView("ready", null);
        }
        return settings.demo() ? new InstallationView("ready", demo()) : new InstallationView("demo-asleep", null);
    }

    private DemoView demo() {
        return new DemoView(demo.signInNames(), NewAgent.DEMO_PASSWORD, settings.smtpPort());
    }
}
