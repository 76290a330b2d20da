package io.svara.people.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.people.SessionCookie;
import io.svara.people.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class SessionController {

    private final SignIn signIn;
    private final ShowSession showSession;
    private final EndSession endSession;
    private final ListSessions listSessions;
    private final ChangePassword changePassword;
    private final ChangeAppearance changeAppearance;
    private final SessionCookies cookies;

    SessionController(
            SignIn signIn,
            ShowSession showSession,
            EndSession endSession,
            ListSessions listSessions,
            ChangePassword changePassword,
            ChangeAppearance changeAppearance,
            SessionCookies cookies) {
        this.signIn = signIn;
        this.showSession = showSession;
        this.endSession = endSession;
        this.listSessions = listSessions;
        this.changePassword = changePassword;
        this.changeAppearance = changeAppearance;
        this.cookies = cookies;
    }

    record Credentials(
            @NotBlank @Size(max = 254) String email,
            @NotEmpty @Size(max = 1000) String password) {}

    record NewPassword(
            @NotEmpty @Size(max = 1000) String currentPassword,
            @NotEmpty @Size(max = 1000) String password) {}

    @PostMapping("/api/session")
    @Operation(operationId = "signIn", summary = "Sign in; the answer sets the session's cookie")
    @ApiResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The password is right, and a second step is needed: POST /api/session/second",
            content = @Content(schema = @Schema(implementation = SecondStepView.class)))
    @IgnoresIdempotencyKey("each sign-in is a session of its own")
    ResponseEntity<?> signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var outcome = signIn.signIn(credentials.email(), credentials.password(), Device.of(request));
        return cookies.answer(outcome, request, response);
    }

    @GetMapping("/api/session")
    @Operation(operationId = "getSession", summary = "Who is signed in")
    SessionView show(HttpServletRequest request) {
        return showSession.show(SessionCookie.of(request).orElse(null));
    }

    @DeleteMapping("/api/session")
    @Operation(operationId = "signOut", summary = "Sign out of this session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("it clears cookies, and a second one is refused anyway")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        endSession.end(SessionCookies.required(request));
        cookies.clear(request, response);
    }

    @PutMapping("/api/session/password")
    @Operation(operationId = "changePassword", summary = "Change one's own password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("the password before is no longer the password")
    void changePassword(@Valid @RequestBody NewPassword change, HttpServletRequest request) {
        changePassword.change(change.currentPassword(), change.password(), SessionCookies.required(request));
    }

    /** Fields that are absent stay as they are. {@code language: null} is the browser's, {@code messageOrder: null} the mailbox's. */
    // methods come in any order, and the API's description is to be the same each time
    @JsonPropertyOrder({"theme", "language", "messageOrder", "chosenLanguage", "chosenMessageOrder"})
    static final class AppearancePatch {

        public @Nullable String theme;
        private ChangeAppearance.@Nullable Language language;
        private ChangeAppearance.@Nullable MessageOrder messageOrder;

        /** Called only when the field is there: that is how null and absent are told apart. */
        @JsonSetter
        public void setLanguage(@Nullable String language) {
            this.language = new ChangeAppearance.Language(language);
        }

        @JsonSetter
        public void setMessageOrder(@Nullable String order) {
            this.messageOrder = new ChangeAppearance.MessageOrder(order);
        }

        /** For the comparison of repeated requests: whether the field was there, and what it said. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public ChangeAppearance.@Nullable Language getChosenLanguage() {
            return language;
        }

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public ChangeAppearance.@Nullable MessageOrder getChosenMessageOrder() {
            return messageOrder;
        }
    }

    @PatchMapping("/api/session/agent")
    @Operation(
            operationId = "changeAppearance",
            summary = "The desk's language, theme and order of messages, on all of one's devices")
    SessionView changeAppearance(@RequestBody AppearancePatch patch, HttpServletRequest request) {
        return changeAppearance.change(
                patch.language,
                patch.theme,
                patch.messageOrder,
                SessionCookie.of(request).orElse(null));
    }

    @GetMapping("/api/sessions")
    @Operation(operationId = "listSessions", summary = "Where one is signed in")
    Page<SessionTable.Shown> list(HttpServletRequest request) {
        return listSessions.list(SessionCookie.of(request).orElse(null));
    }

    @DeleteMapping("/api/sessions")
    @Operation(operationId = "endOtherSessions", summary = "Sign out everywhere else")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("done twice, it is done")
    void endOthers(HttpServletRequest request) {
        endSession.endOthers(SessionCookies.required(request));
    }

    @DeleteMapping("/api/sessions/{id}")
    @Operation(operationId = "endSession", summary = "Sign out there")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable SessionId id) {
        endSession.end(id);
    }
}
