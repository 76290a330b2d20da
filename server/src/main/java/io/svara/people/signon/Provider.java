package io.svara.people.signon;

import java.net.URI;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, 3).
 *
 * @param basic whether it takes a client's secret in a header; else in the form
 */
record Provider(String issuer, URI authorization, URI token, URI keys, boolean basic) {}
