package io.svara.contacts.companies;

import io.svara.contacts.CompanyId;
import java.util.List;

/** @param domains of its mail, in order; one below another counts too */
record CompanyView(CompanyId id, String name, List<String> domains, long version) {}
