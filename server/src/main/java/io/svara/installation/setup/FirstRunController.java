package io.svara.installation.setup;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.problem.Problem;
import io.svara.web.pages.PageLanguage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
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
    private final FirstRunPages pages;

    FirstRunController(FirstRun firstRun, SetUp setUp, FirstRunPages pages) {
        this.firstRun = firstRun;
        this.setUp = setUp;
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
    ResponseEntity<String> send(@PathVariable String secret, HttpServletRequest request) {
        var language = PageLanguage.of(request);
        return switch (firstRun.link(secret)) {
            case OPEN -> setUp(secret, SetupForm.of(request), language, request);
            case USED -> pages.used(language);
            case UNKNOWN -> pages.unknown(language);
        };
    }

    private ResponseEntity<String> setUp(
            String secret, SetupForm form, PageLanguage language, HttpServletRequest request) {
        if (request.getParameter(ONLY_TRANSLATE) != null) {
            return pages.form(language, form);
        }
        try {
            return pages.done(language, form, setUp.setUp(secret, form));
        } catch (Problem refused) {
            return refused(refused, form, language);
        } catch (DataAccessException | TransactionException down) {
            LOG.warn("The installation could not be set up", down);
            return pages.failed(language, form);
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
