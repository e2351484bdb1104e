// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.basics.DaemonThreads;
import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Runs the health checks on two threads of their own: they answer while every worker is busy with requests, or waits for a
 * disk that hangs. The checks read memory only.
 */
@Alternative
@Priority(1)
@Singleton
final class HealthThreads extends AsyncHealthCheckFactory {

    private static final int THREADS = 2;

    private final ExecutorService own = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("faultline-health"));

    @Override
    public Uni<HealthCheckResponse> callSync(HealthCheck check) {
        return super.callSync(check).runSubscriptionOn(own);
    }
}
