package io.svara.tickets.search;

/**
 * What somebody searches for as a tsquery literal, to be bound as text and cast: {@code cast(? as tsquery)}. An empty
 * one asks for nothing in particular; it is not to be sent to the database, where it would match no row.
 */
public record SearchQuery(String tsquery) {

    static final SearchQuery NONE = new SearchQuery("");

    public boolean isEmpty() {
        return tsquery.isEmpty();
    }
}
