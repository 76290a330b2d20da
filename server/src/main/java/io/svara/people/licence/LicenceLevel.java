package io.svara.people.licence;

import io.svara.people.LicenceLevelId;
import java.util.List;

/** @param services by their words: {@code tickets}, {@code chat}, {@code call}, {@code knowledge}, {@code forms} */
public record LicenceLevel(LicenceLevelId id, String name, List<String> services) {}
