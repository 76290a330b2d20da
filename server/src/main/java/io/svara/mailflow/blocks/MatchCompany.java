package io.svara.mailflow.blocks;

import io.svara.contacts.CompanyId;
import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether who asks is a contact of one of these companies. */
final class MatchCompany implements Condition<Mail, MatchCompany.Settings> {

    private static final Field COMPANIES = Field.some("companyIds", "companies");

    record Settings(Set<CompanyId> companies) {}

    @Override
    public String type() {
        return "match-company";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(COMPANIES);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("companyIds", List.of("7"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(
                given.ids(COMPANIES, "company").stream().map(CompanyId::new).collect(Collectors.toSet()));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail ->
                mail.ticket().company().filter(settings.companies()::contains).isPresent();
    }
}
