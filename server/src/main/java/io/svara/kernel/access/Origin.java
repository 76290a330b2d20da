package io.svara.kernel.access;

import java.util.Optional;

/**
 * Where a request comes from, as far as it tells: bound once at the edge, beside the {@link Scope}. Jobs have none.
 *
 * @param address the client's, behind a trusted proxy the one that the proxy saw
 * @param device as the client names itself; anybody can say anything here
 */
public record Origin(String address, String device) {

    private static final ScopedValue<Origin> ORIGIN = ScopedValue.newInstance();
    private static final int MAX_ADDRESS = 64;
    private static final int MAX_DEVICE = 200;

    public Origin {
        address = cut(address, MAX_ADDRESS);
        device = cut(device.replaceAll("[^\\x20-\\x7e]", "?"), MAX_DEVICE);
    }

    public static Optional<Origin> find() {
        return ORIGIN.isBound() ? Optional.of(ORIGIN.get()) : Optional.empty();
    }

    public static <R, X extends Throwable> R call(Origin origin, ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(ORIGIN, origin).call(work);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
