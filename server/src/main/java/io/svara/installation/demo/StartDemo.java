package io.svara.installation.demo;

import io.svara.installation.demo.story.Story;
import io.svara.installation.demo.story.StoryCast.StoryAgent;
import io.svara.installation.setup.FirstRun;
import io.svara.kernel.SvaraSettings;
import io.svara.people.ApiTokens;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class StartDemo implements FirstRun.Demo {

    private static final String TOKEN_NAME = "SVARA_DEMO_TOKEN";
    private static final String SUPERADMIN = "anna@nordvind.example";

    private final DemoOrganization organization;
    private final ApiTokens tokens;
    private final SvaraSettings settings;

    StartDemo(DemoOrganization organization, ApiTokens tokens, SvaraSettings settings) {
        this.organization = organization;
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void make() {
        organization.make();
    }

    @Override
    public List<String> signInNames() {
        return Story.loadCast().agents().stream().map(StoryAgent::email).toList();
    }

    @Override
    public void prepare() {
        var token = settings.demoToken();
        if (token != null && tokens.know(token)) {
            // calls are answered already: for none of them it is to be unknown
            return;
        }
        close();
        if (token != null) {
            tokens.register(SUPERADMIN, TOKEN_NAME, token);
        }
    }

    @Override
    public void close() {
        tokens.forget(SUPERADMIN, TOKEN_NAME);
    }
}
