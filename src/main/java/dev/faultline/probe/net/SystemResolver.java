// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves as the pod does: {@code /etc/hosts}, then the name servers of {@code /etc/resolv.conf} with its search
 * domains. Both files are read again when they change; no answer is kept.
 *
 * <p>A question without an answer is asked again (see {@link RetryingQuery}), each time beginning with the next server, and
 * from then on the addresses of one family will do. Some servers drop each question for {@code AAAA} (RFC 4074): a C library
 * waits 5 s for it and then connects, so the app works, but slowly.
 */
public final class SystemResolver implements NameResolver {

    /** Where the configuration comes from. */
    public interface Source {
        /**
         * The configuration that holds now.
         *
         * @throws IOException if it cannot be read
         */
        ResolvConf current() throws IOException;
    }

    private final Source conf;
    private final ReloadedFile<HostsFileEntriesProvider> hosts;

    /** One with a configuration of its own instead of the pod's. */
    public SystemResolver(Source conf, Path hostsFile) {
        this.conf = conf;
        this.hosts = new ReloadedFile<>(
                hostsFile, path -> HostsFileEntriesProvider.parser().parse(path.toFile(), StandardCharsets.UTF_8));
    }

    /** The pod's. */
    public static SystemResolver ofThePod() {
        return new SystemResolver(podConf(), Path.of("/etc/hosts"));
    }

    private static Source podConf() {
        return new ReloadedFile<>(Path.of("/etc/resolv.conf"), path -> ResolvConf.parse(Files.readAllLines(path)))
                ::current;
    }

    @Override
    public ResolvConf conf() {
        try {
            return conf.current();
        } catch (IOException unreadable) {
            return ResolvConf.of();
        }
    }

    @Override
    public Future<List<InetAddress>> addresses(String host, NetworkRun run) {
        return literal(host)
                .or(() -> inHostsFile(host))
                .or(() -> loopback(host))
                .map(Future::succeededFuture)
                .orElseGet(() -> asked(host, run));
    }

    private static Optional<List<InetAddress>> literal(String host) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null ? Optional.empty() : Optional.of(List.of(named(host, bytes)));
    }

    private Optional<List<InetAddress>> inHostsFile(String host) {
        try {
            var entries = hosts.current();
            var found = new ArrayList<InetAddress>();
            found.addAll(of(entries.ipv4Entries(), host));
            found.addAll(of(entries.ipv6Entries(), host));
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static List<InetAddress> of(Map<String, List<InetAddress>> entries, String host) {
        return entries.getOrDefault(host.toLowerCase(Locale.ROOT).replaceFirst("[.]$", ""), List.of()).stream()
                .map(address -> named(host, address.getAddress()))
                .toList();
    }

    /** RFC 6761, section 6.3: such names never leave the host. */
    private static Optional<List<InetAddress>> loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                ? Optional.of(
                        List.of(named(host, new byte[] {127, 0, 0, 1}), named(host, NetUtil.LOCALHOST6.getAddress())))
                : Optional.empty();
    }

    private static InetAddress named(String host, byte[] bytes) {
        try {
            return InetAddress.getByAddress(host, bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private Future<List<InetAddress>> asked(String host, NetworkRun run) {
        var settings = conf();
        if (settings.servers().isEmpty()) {
            return Future.failedFuture(
                    new NetworkFailure(FailureClass.DNS, "cannot resolve " + host + ": no name server is configured"));
        }
        return RetryingQuery.on(
                        run, attempt -> NameServers.addresses(host, settings.startingWith(attempt), attempt == 0, run))
                .map(addresses -> addresses.stream()
                        .map(found -> named(host, found.getAddress()))
                        .toList())
                .recover(thrown -> Future.failedFuture(new NetworkFailure(
                        FailureClass.DNS,
                        "cannot resolve " + host + ": "
                                + FailureClassifier.of(thrown).message())));
    }
}
