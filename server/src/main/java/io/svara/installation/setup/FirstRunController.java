package io.svara.installation.setup;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.problem.Problem;
import io.svara.people.BrowserSignIn;
import io.svara.web.pages.PageLanguage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first-run page: the link in the terminal leads here. */
@Hidden
@Controller
@ServingOnly
class FirstRunController {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRunController.class);

    /** The button of another language was pressed: show what was typed in that language, and make nothing yet. */
    private static final String ONLY_TRANSLATE = "translate";

    private final FirstRun firstRun;
    private final SetUp setUp;
    private final BrowserSignIn browserSignIn;
    private final FirstRunPages pages;

    FirstRunController(FirstRun firstRun, SetUp setUp, BrowserSignIn browserSignIn, FirstRunPages pages) {
        this.firstRun = firstRun;
        this.setUp = setUp;
        this.browserSignIn = browserSignIn;
        this.pages = pages;
    }

    @GetMapping("/setup/{secret}")
    ResponseEntity<String> show(@PathVariable String secret, HttpServletRequest request) {
        var language = PageLanguage.of(request);
        return switch (firstRun.link(secret)) {
            case OPEN -> pages.form(language, SetupForm.empty(language));
            case USED -> pages.used(language);
            case UNKNOWN -> pages.unknown(language);
        };
    }

    @PostMapping("/setup/{secret}")
    ResponseEntity<String> send(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        var language = PageLanguage.of(request);
        return switch (firstRun.link(secret)) {
            case OPEN -> setUp(secret, SetupForm.of(request), language, request, response);
            case USED -> pages.used(language);
            case UNKNOWN -> pages.unknown(language);
        };
    }

    private ResponseEntity<String> setUp(
            String secret,
            SetupForm form,
            PageLanguage language,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (request.getParameter(ONLY_TRANSLATE) != null) {
            return pages.form(language, form);
        }
        try {
            var mailbox = setUp.setUp(secret, form);
            signIn(form, request, response);
            return pages.done(language, form, mailbox);
        } catch (Problem refused) {
            return refused(refused, form, language);
        } catch (DataAccessException | TransactionException down) {
            LOG.warn("The installation could not be set up", down);
            return pages.failed(language, form);
        }
    }

    /** What was typed a moment ago need not be typed again. Where it fails, the desk asks for it. */
    private void signIn(SetupForm form, HttpServletRequest request, HttpServletResponse response) {
        try {
            browserSignIn.signIn(form.email(), form.password(), request, response);
        } catch (Problem | DataAccessException | TransactionException failed) {
            LOG.warn("The installation is set up, but its superadmin could not be signed in at once", failed);
        }
    }

    private ResponseEntity<String> refused(Problem refused, SetupForm form, PageLanguage language) {
        if (refused.code().equals(FirstOrganization.ALREADY_SET_UP)) {
            return pages.used(language);
        }
        return refused.errors().isEmpty()
                ? pages.failed(language, form)
                : pages.refused(language, form, refused.errors());
    }
}
