// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.detection.sources.AccessLogKind;
import dev.faultline.detection.sources.AppLogKind;
import dev.faultline.detection.sources.MetricsKind;
import dev.faultline.discovery.AppDiscovery;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the web side gets by injection of what reads the app and its surroundings. Made by {@link ProgramAssembly}. */
final class SourceBeans {

    @Produces
    @Singleton
    ConnectionLog connections(ProgramAssembly parts) {
        return parts.connections;
    }

    @Produces
    @Singleton
    AppDiscovery discovery(ProgramAssembly parts) {
        return parts.discovery;
    }

    @Produces
    @Singleton
    ChangeLog changes(ProgramAssembly parts) {
        return parts.changeLog;
    }

    @Produces
    @Singleton
    AccessLogKind accessLog(ProgramAssembly parts) {
        return parts.accessLog;
    }

    @Produces
    @Singleton
    AppLogKind appLog(ProgramAssembly parts) {
        return parts.appLog;
    }

    @Produces
    @Singleton
    MetricsKind metrics(ProgramAssembly parts) {
        return parts.metrics;
    }
}
