package io.svara.people.passkey;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.session.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class PasskeyController {

    private final AddPasskey addPasskey;
    private final RenamePasskey renamePasskey;
    private final RemovePasskey removePasskey;

    PasskeyController(AddPasskey addPasskey, RenamePasskey renamePasskey, RemovePasskey removePasskey) {
        this.addPasskey = addPasskey;
        this.renamePasskey = renamePasskey;
        this.removePasskey = removePasskey;
    }

    /** @param credential the browser's answer, {@code PublicKeyCredential.toJSON()} as JSON text */
    record NewPasskey(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 20_000) String credential) {}

    record PasskeyName(@NotBlank @Size(max = 100) String name) {}

    @PostMapping("/api/session/passkeys/options")
    @Operation(operationId = "beginPasskey", summary = "What to ask the browser for, to add a passkey")
    @IgnoresIdempotencyKey("each challenge is another")
    Passkeys.CreationOptions begin(HttpServletRequest request) {
        return addPasskey.begin(SessionCookies.required(request));
    }

    @PostMapping("/api/session/passkeys")
    @Operation(operationId = "createPasskey", summary = "Add a passkey of one's own")
    @ResponseStatus(HttpStatus.CREATED)
    @IgnoresIdempotencyKey("recovery codes must not be kept anywhere")
    AddPasskey.Added add(@Valid @RequestBody NewPasskey passkey, HttpServletRequest request) {
        return addPasskey.add(passkey.name(), passkey.credential(), SessionCookies.required(request));
    }

    @PatchMapping("/api/session/passkeys/{id}")
    @Operation(operationId = "changePasskey", summary = "Name a passkey of one's own")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable PasskeyId id, @Valid @RequestBody PasskeyName name) {
        renamePasskey.rename(id, name.name());
    }

    @DeleteMapping("/api/session/passkeys/{id}")
    @Operation(operationId = "removePasskey", summary = "Remove a passkey of one's own")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable PasskeyId id, HttpServletRequest request) {
        removePasskey.remove(id, SessionCookies.required(request));
    }
}
