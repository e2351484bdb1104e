// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One broker of Kafka in a process of its own, which ends with its standard input. */
final class KafkaProcess {

    private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

    private KafkaProcess() {}

    /** @param arguments the properties of the broker as a file, then those who sign in by SCRAM, as the broker's tool has them */
    public static void main(String[] arguments) throws Exception {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(file);
        }
        new Formatter()
                .setClusterId(CLUSTER)
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setControllerListenerName("CONTROLLER")
                .addDirectory(properties.getProperty("log.dirs"))
                .setMetadataLogDirectory(properties.getProperty("log.dirs"))
                .setScramArguments(List.copyOf(Arrays.asList(arguments).subList(1, arguments.length)))
                .run();
        new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM).startup();
        System.out.println("started");
        while (System.in.read() >= 0) {
            // Nobody says anything; the end is what is waited for.
        }
        Runtime.getRuntime().halt(0);
    }
}
