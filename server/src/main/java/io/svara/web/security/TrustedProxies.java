package io.svara.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The reverse proxies in front of Svara, named by address or network ({@code 10.0.0.0/8, ::1}). Only their word is
 * taken for where a request came from: anybody can write a forwarded header.
 */
record TrustedProxies(List<IpAddressMatcher> networks) {

    static TrustedProxies of(List<String> names) {
        return new TrustedProxies(names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(IpAddressMatcher::new)
                .toList());
    }

    boolean trust(String address) {
        return isLiteral(address) && networks.stream().anyMatch(network -> network.matches(address));
    }

    /**
     * The nearest address that is no proxy of ours. Each proxy appends the one it heard from, so what stands left of
     * the first stranger is the stranger's own invention.
     */
    String clientOf(HttpServletRequest request) {
        var hops = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            Arrays.stream(header.split(",", -1)).map(String::strip).forEach(hops::add);
        }
        var client = request.getRemoteAddr();
        for (var hop : hops.reversed()) {
            if (!isLiteral(hop)) {
                return client;
            }
            client = hop;
            if (!trust(hop)) {
                return client;
            }
        }
        return client;
    }

    private static boolean isLiteral(String address) {
        try {
            InetAddress.ofLiteral(address);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
