// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Prometheus of its own that reads one sidecar each second and evaluates rules; absent where none is installed. */
public final class RealPrometheus extends SidecarClient implements AutoCloseable {

    private final Process process;

    private RealPrometheus(int port, Process process) {
        super(port);
        this.process = process;
    }

    public static boolean isInstalled() {
        return InstalledProgram.isOnPath("prometheus") && InstalledProgram.isOnPath("promtool");
    }

    /**
     * Starts one in a folder and waits until it has read the sidecar.
     *
     * @param target the sidecar's port
     * @param rules a file of rules
     */
    public static RealPrometheus started(Path folder, int target, Path rules) throws IOException {
        var port = FreePort.get();
        var config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [ "%s" ]
                scrape_configs:
                  - job_name: faultline
                    metrics_path: /q/metrics
                    static_configs: [ { targets: [ "127.0.0.1:%d" ], labels: { namespace: shop, pod: shop-1 } } ]
                """.formatted(rules, target));
        var prometheus = new RealPrometheus(
                port,
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start());
        Runtime.getRuntime().addShutdownHook(new Thread(prometheus.process::destroyForcibly));
        await("Prometheus is ready").atMost(PATIENCE).until(() -> prometheus.responds("/-/ready", 200));
        await("the sidecar is read")
                .atMost(PATIENCE)
                .until(() -> prometheus.query("up == 1").size() == 1);
        return prometheus;
    }

    /** The series that an expression gives now. */
    public JsonNode query(String expression) {
        return get("/api/v1/query?query=" + encode(expression)).at("/data/result");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
