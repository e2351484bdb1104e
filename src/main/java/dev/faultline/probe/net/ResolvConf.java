// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The pod's resolver configuration, as in {@code resolv.conf(5)}.
 *
 * @param servers the name servers in their order; may be empty
 * @param search the domains that are tried behind a name with fewer dots than {@code ndots}
 * @param ndots 0 to 15
 * @param edns whether questions say that the answers may be long ({@code options edns0})
 */
public record ResolvConf(List<InetSocketAddress> servers, List<String> search, int ndots, boolean edns) {

    public ResolvConf {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }

    /** One that asks the given servers and searches nowhere. */
    public static ResolvConf of(InetSocketAddress... servers) {
        return new ResolvConf(List.of(servers), List.of(), 1, false);
    }

    /** Reads the lines of the file; what it does not know is passed over, as the C library does. */
    public static ResolvConf parse(List<String> lines) {
        var servers = new ArrayList<InetSocketAddress>();
        List<String> search = List.of();
        var ndots = 1;
        var edns = false;
        for (var line : lines) {
            var words = Arrays.asList(line.strip().split("\\s+"));
            var values = words.subList(1, words.size());
            switch (words.get(0)) {
                case "nameserver" ->
                    values.stream().findFirst().flatMap(ResolvConf::server).ifPresent(servers::add);
                case "search", "domain" -> search = values;
                case "options" -> {
                    ndots = ndots(values).orElse(ndots);
                    edns |= values.contains("edns0");
                }
                default -> {}
            }
        }
        return new ResolvConf(servers, search, ndots, edns);
    }

    /** The same with the server of that number, counted from 0 and past the last from the first again, in front. */
    public ResolvConf startingWith(int server) {
        var order = new ArrayList<>(servers);
        Collections.rotate(order, -server);
        return new ResolvConf(order, search, ndots, edns);
    }

    /** The fully qualified names to ask for, in their order, for a name as an app would write it. */
    public List<String> candidates(String name) {
        if (name.endsWith(".")) {
            return List.of(name);
        }
        var asWritten = name + ".";
        var candidates = new ArrayList<String>();
        search.forEach(domain -> candidates.add(asWritten + domain + (domain.endsWith(".") ? "" : ".")));
        var dots = name.chars().filter(c -> c == '.').count();
        candidates.add(dots >= ndots ? 0 : candidates.size(), asWritten);
        return candidates;
    }

    private static Optional<InetSocketAddress> server(String literal) {
        var zone = literal.indexOf('%');
        var bytes = NetUtil.createByteArrayFromIpAddressString(zone < 0 ? literal : literal.substring(0, zone));
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            // With a zone only the JDK's own parser finds the interface; a literal is never looked up.
            var address = zone < 0 ? InetAddress.getByAddress(bytes) : InetAddress.getByName(literal);
            return Optional.of(new InetSocketAddress(address, 53));
        } catch (UnknownHostException noSuchZone) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> ndots(List<String> options) {
        return options.stream()
                .filter(option -> option.matches("ndots:\\d{1,4}"))
                .map(option -> Math.min(15, Integer.parseInt(option.substring("ndots:".length()))))
                .reduce((earlier, later) -> later);
    }
}
