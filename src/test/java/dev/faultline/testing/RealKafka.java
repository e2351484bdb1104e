// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker of Kafka on the loopback interface, with a listener for each way in; it can be paused and killed. */
public final class RealKafka implements AutoCloseable {

    public static final String USER = "app";
    public static final String PASSWORD = "secret";

    /** Clear, and what other brokers of the cluster use. */
    public static final String CLEAR = "CLEAR";

    /** Clear, with a sign-in. */
    public static final String SIGN_IN = "SIGNIN";

    private static final String CONTROLLER = "CONTROLLER";

    /** Its clients log each of their hundred settings. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> advertised = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Path folder;
    private final int number;
    private Optional<Process> process = Optional.empty();

    private RealKafka(Path folder, int number) {
        this.folder = folder.resolve("kafka-" + number);
        this.number = number;
        listener(CLEAR, "PLAINTEXT");
    }

    /** One that is not started yet; the folder takes its files. */
    public static RealKafka in(Path folder) {
        var broker = new RealKafka(folder, 1);
        broker.ports.put(CONTROLLER, FreePort.get());
        return broker;
    }

    /** Another one of the same cluster, without a say in who leads. */
    public RealKafka another(Path where) {
        var broker = new RealKafka(where, number + 1);
        broker.properties.put("process.roles", "broker");
        broker.properties.put("controller.quorum.voters", voters());
        return broker;
    }

    private String voters() {
        return "1@127.0.0.1:" + ports.get(CONTROLLER);
    }

    /** With one more listener of the given security protocol. */
    public RealKafka listener(String name, String protocol) {
        ports.put(name, FreePort.get());
        properties.merge("listener.security.protocol.map", name + ":" + protocol, (all, more) -> all + "," + more);
        return this;
    }

    /** A listener says that it is somewhere else. */
    public RealKafka advertise(String name, String address) {
        advertised.put(name, address);
        return this;
    }

    /** With one more property. */
    public RealKafka with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public int port(String listener) {
        return ports.getOrDefault(listener, 0);
    }

    public String address(String listener) {
        return "127.0.0.1:" + port(listener);
    }

    /** Starts it, and waits until it serves. */
    public RealKafka start() {
        try {
            Files.createDirectories(folder);
            var file = Files.write(folder.resolve("properties"), lines());
            var started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KafkaProcess.class.getName(),
                            file.toString(),
                            "SCRAM-SHA-256=[name=" + USER + ",password=" + PASSWORD + "]",
                            "SCRAM-SHA-512=[name=" + USER + ",password=" + PASSWORD + "]")
                    .redirectError(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = Optional.of(started);
            awaitStart(started);
            return this;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @SuppressWarnings("resource") // The stream is the process's own and ends with it.
    private void awaitStart(Process started) throws IOException {
        var output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line == null || !line.equals("started"); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the broker ended at its start: " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private List<String> lines() {
        var all = new LinkedHashMap<String, String>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(number));
        all.put("controller.listener.names", CONTROLLER);
        all.put("controller.quorum.voters", number == 1 ? voters() : "");
        all.put("inter.broker.listener.name", CLEAR);
        all.put("log.dirs", folder.resolve("data").toString());
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "300");
        all.put("auto.create.topics.enable", "true");
        all.put("num.io.threads", "2");
        all.put("num.network.threads", "1");
        all.put("log.cleaner.dedupe.buffer.size", "4194304");
        all.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        var listener = "listener.name." + SIGN_IN.toLowerCase(Locale.ROOT) + ".";
        all.put(
                listener + "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + PASSWORD
                        + "\";");
        for (var mechanism : List.of("scram-sha-256", "scram-sha-512")) {
            all.put(
                    listener + mechanism + ".sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        }
        all.putAll(properties);
        all.merge("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT", (map, more) -> map + "," + more);
        var listening = new ArrayList<String>();
        var known = new ArrayList<String>();
        ports.forEach((name, port) -> {
            listening.add(name + "://127.0.0.1:" + port);
            if (!name.equals(CONTROLLER)) {
                known.add(name + "://" + advertised.getOrDefault(name, "127.0.0.1:" + port));
            }
        });
        all.put("listeners", String.join(",", listening));
        all.put("advertised.listeners", String.join(",", known));
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /**
     * Makes a topic.
     *
     * @param replicas the numbers of the brokers of each partition, its first leader first
     */
    public void createTopic(String name, Map<Integer, List<Integer>> replicas) {
        CLIENTS.setLevel(Level.WARNING);
        try (var admin = Admin.create(Map.of("bootstrap.servers", address(CLEAR)))) {
            admin.createTopics(List.of(new NewTopic(name, replicas))).all().get(60, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    public void pause() {
        ProcessSignals.signal("STOP", process.orElseThrow().pid());
    }

    public void resume() {
        ProcessSignals.signal("CONT", process.orElseThrow().pid());
    }

    public void kill() {
        process.ifPresent(running ->
                running.destroyForcibly().onExit().orTimeout(20, SECONDS).join());
    }

    @Override
    public void close() {
        kill();
    }
}
