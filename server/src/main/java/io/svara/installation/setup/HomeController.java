package io.svara.installation.setup;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import io.svara.people.NewAgent;
import io.svara.web.pages.PageLanguage;
import io.svara.web.pages.PageTexts;
import io.svara.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What stands at the root until the desk does: that Svara runs, for whom, and how to go on. */
@Hidden
@Controller
@ServingOnly
class HomeController {

    private final SetupRow setup;
    private final FirstRun.Demo demo;
    private final SvaraSettings settings;
    private final Pages pages;

    HomeController(SetupRow setup, FirstRun.Demo demo, SvaraSettings settings, Pages pages) {
        this.setup = setup;
        this.demo = demo;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<String> show(HttpServletRequest request) {
        var language = PageLanguage.of(request);
        var text = PageTexts.in(language);
        var kind = setup.find().orElse(null);
        var isDemo = kind == SetupRow.Kind.DEMO;
        var values = new HashMap<String, Object>();
        values.put("notSetUp", kind == null);
        values.put("real", kind == SetupRow.Kind.REAL);
        values.put("demo", isDemo && settings.demo());
        values.put("demoAsleep", isDemo && !settings.demo());
        values.put("signInNames", isDemo && settings.demo() ? demo.signInNames() : List.of());
        values.put("password", text.get("home-demo-password", NewAgent.DEMO_PASSWORD));
        values.put("smtp", text.get("home-demo-smtp", settings.smtpPort()));
        return pages.page(HttpStatus.OK, "home", language, values);
    }
}
