package io.svara.organization;

import java.util.function.BooleanSupplier;

/**
 * A step on the way to using a service, which ticks itself (ORG-19). A module offers its steps as beans.
 *
 * @param service such as {@link Services#TICKETS}
 * @param key a stable word; the desk has its text and knows where it is done
 * @param place its place in the guide, the lowest first
 * @param keepable whether it may be well as it is: then somebody can say so, and it is done too
 * @param done asked in the organisation and transaction of whoever looks
 */
public record SetupStep(String service, String key, int place, boolean keepable, BooleanSupplier done) {

    public SetupStep(String service, String key, int place, BooleanSupplier done) {
        this(service, key, place, false, done);
    }
}
