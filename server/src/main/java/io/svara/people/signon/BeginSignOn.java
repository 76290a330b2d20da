package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends a browser to its organisation's provider. */
@UseCase(permission = Permission.NONE)
class BeginSignOn {

    private final SignOnWays ways;
    private final ProviderVisit visit;
    private final ProviderSignIn signIn;

    BeginSignOn(SignOnWays ways, ProviderVisit visit, ProviderSignIn signIn) {
        this.ways = ways;
        this.visit = visit;
        this.signIn = signIn;
    }

    /** @param word an e-mail address, or a handle */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ProviderVisit.Begun begin(String word, Device device) {
        signIn.count(device);
        var organization = ways.organization(word).orElseThrow(BeginSignOn::none);
        var settings = ways.settings(organization).orElseThrow(BeginSignOn::none);
        var hint = word.contains("@") ? word.strip() : null;
        return visit.begin(new ProviderVisit.Errand(organization, settings, hint, null));
    }

    private static Problem none() {
        return Problem.of(Problem.Kind.NOT_FOUND, "sign-on-not-found", "No provider is set for this.");
    }
}
