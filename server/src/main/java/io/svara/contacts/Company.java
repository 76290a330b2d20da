package io.svara.contacts;

/** Who a contact works for or buys for. */
public record Company(CompanyId id, String name) {}
