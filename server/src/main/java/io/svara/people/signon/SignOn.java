package io.svara.people.signon;

import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.NewAgent.Office;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation's agents sign in at its provider.
 *
 * @param name what stands on the button
 * @param handle in the address that leads to this sign-in without an e-mail address; null: none, from before it was asked for
 * @param domains of e-mail addresses, once proved: see {@link SignOnDomain}
 * @param only passwords are refused, but for superadmins
 * @param justInTime whoever the provider knows becomes an agent as they come
 * @param licenceLevelId of who becomes an agent as they come; null: all services
 * @param groupClaim where the provider says who is in which group; empty: nowhere
 * @param factorValues of the claim {@code acr}, by which the provider says that there was a second factor
 * @param trustsFactor a second factor is the provider's business, whatever it says
 */
record SignOn(
        boolean enabled,
        String name,
        @Nullable String handle,
        String issuer,
        String clientId,
        List<String> domains,
        boolean only,
        boolean justInTime,
        Office office,
        @Nullable LicenceLevelId licenceLevelId,
        List<GroupId> defaultGroups,
        String groupClaim,
        List<MappedGroup> groups,
        List<String> factorValues,
        boolean trustsFactor,
        long version) {

    /** @param value of the claim */
    record MappedGroup(String value, GroupId groupId) {}

    SignOn {
        domains = List.copyOf(domains);
        defaultGroups = List.copyOf(defaultGroups);
        groups = List.copyOf(groups);
        factorValues = List.copyOf(factorValues);
    }

    Set<GroupId> mapped() {
        return groupsFor(groups.stream().map(MappedGroup::value).toList());
    }

    Set<GroupId> groupsFor(Collection<String> values) {
        var found = new HashSet<GroupId>();
        groups.stream().filter(one -> values.contains(one.value())).forEach(one -> found.add(one.groupId()));
        return found;
    }

    Set<GroupId> allGroups() {
        var all = mapped();
        all.addAll(defaultGroups);
        return all;
    }
}
