package io.svara.installation.setup;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.organization.Brand;
import io.svara.organization.Brands;
import io.svara.organization.Organizations;
import io.svara.people.AddAgent;
import io.svara.people.NewAgent;
import io.svara.tickets.Statuses;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes an organisation with its first brand, its superadmin and statuses, and what else its maker wants, in one transaction. */
@Component
public class NewOrganization {

    private static final int MAX_BRAND = 100;

    private final Organizations organizations;
    private final Brands brands;
    private final AddAgent addAgent;
    private final Statuses statuses;
    private final Log log;
    private final TransactionTemplate transaction;

    NewOrganization(
            Organizations organizations,
            Brands brands,
            AddAgent addAgent,
            Statuses statuses,
            Log log,
            TransactionTemplate transaction) {
        this.organizations = organizations;
        this.brands = brands;
        this.addAgent = addAgent;
        this.statuses = statuses;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * @param language {@code en}, {@code sv} or {@code no}
     * @param furnish runs inside the organisation and the transaction, with the superadmin made
     */
    public OrganizationId make(String name, String language, NewAgent superadmin, Consumer<AgentId> furnish) {
        var id = organizations.nextId();
        Scope.run(
                new Actor.Svara(id, "setup"),
                () -> transaction.executeWithoutResult(_ -> {
                    organizations.add(name, language);
                    brands.add(
                            name.length() > MAX_BRAND ? name.substring(0, MAX_BRAND) : name,
                            List.of(language),
                            Brand.Colours.FIRST);
                    log.append(Change.of("organization.created", "organization", id));
                    statuses.addSystemStatuses();
                    furnish.accept(addAgent.add(superadmin));
                }));
        return id;
    }
}
