package io.svara.mail.send;

import java.io.IOException;
import java.net.InetAddress;

/** The host has an address that Svara does not connect to. */
final class PrivateHost extends IOException {

    private static final long serialVersionUID = 1;

    PrivateHost(InetAddress address) {
        super(address.getHostAddress()
                + " belongs to this machine or to a private network (SVARA_RELAY_PRIVATE_HOSTS)");
    }
}
