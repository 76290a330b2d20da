package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.kernel.EmailAddress;
import java.util.List;
import java.util.Map;

/** Lets an address belong to the conversation. */
final class AddParticipant implements Action<Mail, AddParticipant.Settings> {

    private static final Field EMAIL = Field.text("email", "email", 320);

    record Settings(String email) {}

    @Override
    public String type() {
        return "add-participant";
    }

    @Override
    public String group() {
        return "people";
    }

    @Override
    public List<Field> fields() {
        return List.of(EMAIL);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("email", "stock@partner.example");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.text(
                EMAIL,
                text -> EmailAddress.isValid(text.strip()),
                "This is not an e-mail address; it should look like name@example.com."));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().participant(settings.email().strip()));
    }
}
