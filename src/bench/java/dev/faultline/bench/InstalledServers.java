// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.RealKafka;
import dev.faultline.testing.RealMariaDb;
import dev.faultline.testing.RealRabbitMq;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers that are probed where they are installed, and left out where they are not. */
final class InstalledServers implements AutoCloseable {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Runnable> running = new ArrayList<>();

    /** Starts all that there are. */
    static InstalledServers in(Path folder) {
        var servers = new InstalledServers();
        if (RealMariaDb.isInstalled()) {
            var mysql = RealMariaDb.started(folder.resolve("mysql"), "--max-connections=200");
            servers.running.add(mysql::close);
            servers.settings.put(
                    "mysql",
                    "url: \"mysql://127.0.0.1:" + mysql.port() + "/orders\", username: " + RealMariaDb.USER
                            + ", password: " + RealMariaDb.PASSWORD);
        }
        if (InstalledServer.executable("memcached").isPresent()) {
            var port = FreePort.get();
            var memcached = InstalledServer.started(
                    port,
                    "memcached",
                    List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0", "-u", "root"));
            servers.running.add(memcached::close);
            servers.settings.put("memcached", "address: \"127.0.0.1:" + port + "\"");
        }
        if (RealRabbitMq.isInstalled()) {
            var broker = RealRabbitMq.started(folder.resolve("amqp"));
            servers.running.add(broker::close);
            servers.settings.put("amqp", "url: \"amqp://127.0.0.1:" + broker.port() + "\", interval: 1s");
        }
        var kafka = RealKafka.in(folder).start();
        servers.running.add(kafka::close);
        servers.settings.put("kafka", "brokers: [\"" + kafka.address(RealKafka.CLEAR) + "\"]");
        return servers;
    }

    /** The keys of a dependency of the given kind that is up, as one line of YAML without braces; empty without a server. */
    Optional<String> settings(String kind) {
        return Optional.ofNullable(settings.get(kind));
    }

    @Override
    public void close() {
        running.forEach(Runnable::run);
    }
}
