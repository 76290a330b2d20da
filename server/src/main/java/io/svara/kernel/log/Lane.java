package io.svara.kernel.log;

import io.svara.kernel.OrganizationId;

/** Entries of one organisation are dispatched one after the other, those of different lanes side by side. */
record Lane(int number) {

    static final int COUNT = 16;

    /** Neighbouring ids are spread over the lanes (Fibonacci hashing). */
    static Lane of(OrganizationId organization) {
        return new Lane((int) ((organization.value() * 0x9E3779B97F4A7C15L) >>> 60));
    }
}
