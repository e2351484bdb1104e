// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over plain HTTP from another address than loopback: the browser trusts it less, and so does the sidecar. */
@InBrowser
class FromElsewhereIT {

    @TempDir
    private Path folder;

    private PackagedSidecar sidecar;
    private String base;

    @BeforeEach
    void start() throws SocketException {
        var outside = outside();
        assumeThat(outside).as("an address that is not loopback").isPresent();
        sidecar = PackagedSidecar.start(folder, """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  dependencies:
                    uploads: { kind: file, path: "%s" }
                """.formatted(folder), Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"));
        base = "http://" + outside.orElseThrow().getHostAddress() + ":" + sidecar.port();
    }

    private static Optional<InetAddress> outside() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && address.getAddress().length == 4)
                .findFirst();
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    @Test
    void whatIsRefusedIsToldWithItsReason(BrowserTab tab) {
        TimelineChart.in(tab.expecting("403").open(base + "/"));

        tab.find("button[data-probe=uploads]").click();

        assertThat(tab.find("#said")).containsText("token-file");
    }

    @Test
    void whereThereIsNoClipboardTheTextIsShownToBeTaken(BrowserTab tab) {
        TimelineChart.in(tab.open(base + "/?from=-5m&to=now"));

        tab.find("[data-copy=chat]").click();

        assertThat(tab.find("dialog[open] textarea")).hasValue(Pattern.compile("uploads"));
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("dialog[open]")).hasCount(0);
    }
}
