package io.svara.mail.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Help desks that a domain's SPF record may name: who comes from one may still need it, or may take it out. */
enum OtherHelpDesk {
    ZENDESK("Zendesk", "zendesk.com"),
    FRESHDESK("Freshdesk", "freshdesk.com", "freshemail.io", "fdspfus.freshemail.io"),
    INTERCOM("Intercom", "intercom.io", "intercom-mail.com"),
    HELP_SCOUT("Help Scout", "helpscoutemail.com"),
    FRONT("Front", "frontapp.com", "front.email"),
    HUBSPOT("HubSpot", "hubspotemail.net", "hubspot.com"),
    GORGIAS("Gorgias", "gorgias.io", "gorgias.com"),
    ZOHO("Zoho Desk", "zohodesk.com", "zohodesk.eu"),
    KUNDO("Kundo", "kundo.se"),
    IMBOX("ImBox", "imbox.se", "imbox.io"),
    KAYAKO("Kayako", "kayako.com"),
    GROOVE("Groove", "groovehq.com"),
    SALESFORCE("Salesforce", "salesforce.com");

    private final String title;
    private final List<String> domains;

    OtherHelpDesk(String title, String... domains) {
        this.title = title;
        this.domains = List.of(domains);
    }

    String title() {
        return title;
    }

    static List<OtherHelpDesk> namedIn(String spf) {
        var terms = spf.toLowerCase(Locale.ROOT).split("\\s+");
        return Arrays.stream(values())
                .filter(desk -> Arrays.stream(terms).anyMatch(desk::isNamedBy))
                .toList();
    }

    private boolean isNamedBy(String term) {
        var at = term.indexOf(':');
        var named = at < 0 ? "" : term.substring(at + 1);
        return domains.stream().anyMatch(domain -> named.equals(domain) || named.endsWith("." + domain));
    }
}
