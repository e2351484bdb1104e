// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.Endpoint;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@code NO_PROXY} leaves out, as curl and Go read it: names with all that is below them, addresses, networks, each
 * with a port or without, and {@code *} for everything.
 */
record ProxyExceptions(List<String> entries) {

    ProxyExceptions {
        entries = List.copyOf(entries);
    }

    static ProxyExceptions parse(String text) {
        return new ProxyExceptions(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean include(Endpoint endpoint) {
        return entries.stream().anyMatch(entry -> matches(entry, endpoint));
    }

    private static boolean matches(String entry, Endpoint endpoint) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.indexOf('/') > 0) {
            return isIn(entry, endpoint);
        }
        var exact = Endpoint.parse(
                entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[")
                        ? "[" + entry + "]"
                        : entry.replaceFirst("^[*]?[.]", ""),
                endpoint.port());
        return exact.filter(without -> without.port() == endpoint.port()
                        && (endpoint.host().equals(without.host())
                                || endpoint.host().endsWith("." + without.host())))
                .isPresent();
    }

    private static boolean isIn(String network, Endpoint endpoint) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(endpoint.host());
        var slash = network.indexOf('/');
        var base = NetUtil.createByteArrayFromIpAddressString(network.substring(0, slash));
        var length = network.substring(slash + 1);
        if (bytes == null || base == null || bytes.length != base.length || !length.matches("\\d{1,3}")) {
            return false;
        }
        try {
            return Integer.parseInt(length) <= base.length * 8
                    && new IpSubnetFilterRule(
                                    InetAddress.getByAddress(base), Integer.parseInt(length), IpFilterRuleType.ACCEPT)
                            .matches(new InetSocketAddress(InetAddress.getByAddress(bytes), endpoint.port()));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
