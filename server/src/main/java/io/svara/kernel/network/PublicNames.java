package io.svara.kernel.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks names up for an HTTP client that is given addresses by others than the operator: a name that leads to one private address
 * leads nowhere. Literal addresses come here, too. What it answers is what is connected to, so that a name that changes between
 * check and use gains nothing.
 */
public final class PublicNames extends SystemDefaultDnsResolver {

    private final boolean privateHosts;

    /** @param privateHosts whether the operator lets private addresses pass */
    public PublicNames(boolean privateHosts) {
        this.privateHosts = privateHosts;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = super.resolve(host);
        if (!privateHosts && !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new PrivateName(host);
        }
        return found;
    }

    /** The client hands it on as it is. */
    public static final class PrivateName extends UnknownHostException {

        PrivateName(String host) {
            super(host);
        }
    }
}
