package io.svara.installation.setup;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.mailboxes.Mailbox;
import io.svara.people.NewAgent;
import io.svara.web.pages.PageLanguage;
import io.svara.web.pages.PageTexts;
import io.svara.web.pages.Pages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the first-run page and those that follow it say. */
@Component
class FirstRunPages {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9@._+-]+");

    private final Pages pages;
    private final SvaraSettings settings;

    FirstRunPages(Pages pages, SvaraSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    /** One language of the organisation to choose. */
    record Choice(String code, String name, boolean selected) {}

    ResponseEntity<String> form(PageLanguage language, SetupForm form) {
        return form(HttpStatus.OK, language, form, List.of(), "");
    }

    ResponseEntity<String> refused(PageLanguage language, SetupForm form, List<FieldError> errors) {
        return form(HttpStatus.BAD_REQUEST, language, form, errors, "");
    }

    /** Not the typist's fault: the page says what happened, and keeps what was typed. */
    ResponseEntity<String> failed(PageLanguage language, SetupForm form) {
        var failure = PageTexts.in(language).get("setup-failed");
        return form(HttpStatus.SERVICE_UNAVAILABLE, language, form, List.of(), failure);
    }

    private ResponseEntity<String> form(
            HttpStatus status, PageLanguage language, SetupForm form, List<FieldError> errors, String failure) {
        var text = PageTexts.in(language);
        var values = new HashMap<String, Object>();
        fields(form, text, errors).forEach(field -> values.put(field.id(), field));
        var shown = fields(form, text, errors).stream()
                .filter(field -> !field.error().isEmpty())
                .toList();
        values.put("failure", failure);
        values.put("wrong", shown);
        values.put("anyWrong", !shown.isEmpty());
        values.put("choices", choices(form));
        values.put("inboundDomain", settings.inboundDomain());
        values.put("localOnly", !settings.receivesReplies());
        values.put("localOnlyText", text.get("setup-local-only", settings.inboundDomain()));
        values.put("script", pages.asset("first-run.js"));
        return pages.page(status, "first-run", language, values);
    }

    private static List<SetupField> fields(SetupForm form, PageTexts text, List<FieldError> errors) {
        return List.of(
                field("organization", "text", "organization", true, form.organization(), text, errors),
                field("language", "select", "off", true, form.language(), text, errors),
                field("name", "text", "name", true, form.name(), text, errors),
                field("email", "email", "username", true, form.email(), text, errors),
                field("password", "password", "new-password", true, "", text, errors),
                field("mailboxName", "text", "off", false, form.mailboxName(), text, errors),
                field("mailboxAddress", "email", "off", false, form.mailboxAddress(), text, errors));
    }

    private static SetupField field(
            String id,
            String type,
            String autocomplete,
            boolean required,
            String value,
            PageTexts text,
            List<FieldError> errors) {
        var hint = "setup-" + id + "-hint";
        return new SetupField(
                id,
                text.get("setup-" + id),
                text.has(hint) ? text.get(hint, NewAgent.MIN_PASSWORD_LENGTH) : "",
                type,
                autocomplete,
                required,
                value,
                error(id, text, errors));
    }

    private static String error(String field, PageTexts text, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .findFirst()
                .map(error -> sentence(error, text))
                .orElse("");
    }

    /** The field's own sentence for this, or the common one. */
    private static String sentence(FieldError error, PageTexts text) {
        var own = "error-" + error.field() + "-" + error.code();
        var common = "error-" + error.code();
        var key = text.has(own) ? own : text.has(common) ? common : "error-other";
        return text.get(key, NewAgent.MIN_PASSWORD_LENGTH);
    }

    private static List<Choice> choices(SetupForm form) {
        return Arrays.stream(PageLanguage.values())
                .map(one -> new Choice(one.code(), one.itsOwnName(), one.code().equals(form.language())))
                .toList();
    }

    ResponseEntity<String> done(PageLanguage language, SetupForm form, Optional<Mailbox> mailbox) {
        var text = PageTexts.in(language);
        var values = new HashMap<String, Object>();
        values.put("title", text.get("done-title", form.organization()));
        values.put("hasMailbox", mailbox.isPresent());
        values.put("inboundAddress", mailbox.map(Mailbox::inboundAddress).orElse(""));
        values.put("forwardText", text.get("done-forward-text", form.mailboxAddress()));
        values.put("localOnly", mailbox.isPresent() && !settings.receivesReplies());
        values.put("localOnlyText", text.get("done-local-only", settings.inboundDomain()));
        values.put("tokenCommand", "./svara token --email " + shellWord(form.email()));
        return pages.page(HttpStatus.OK, "first-run-done", language, values);
    }

    ResponseEntity<String> used(PageLanguage language) {
        return pages.page(HttpStatus.GONE, "first-run-used", language, Map.of());
    }

    ResponseEntity<String> unknown(PageLanguage language) {
        return pages.page(HttpStatus.NOT_FOUND, "first-run-unknown", language, Map.of());
    }

    /** It is there to be copied into a terminal, and addresses may hold what a shell would obey. */
    static String shellWord(String text) {
        return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
