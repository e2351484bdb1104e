// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.browser;

import static dev.faultline.testing.WaitingTime.PATIENCE;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A chromium of this machine, without a window on the screen. It and its tabs are to be used by the one thread that started
 * it.
 */
public final class HeadlessBrowser implements AutoCloseable {

    /** How long an action or a condition is waited for before it counts as failed; a quiet machine takes a fraction. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserTab> tabs = new ArrayList<>();

    private HeadlessBrowser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** The program on the {@code PATH}; absent where there is none. */
    public static Optional<Path> program() {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the given program. */
    public static HeadlessBrowser start(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions()
                .setExecutablePath(program)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"));
        return new HeadlessBrowser(playwright, playwright.chromium().launch(options));
    }

    /** A tab of 1280 by 900 pixels in light colours, that shares nothing with the others. */
    public BrowserTab tab() {
        return tab(UnaryOperator.identity());
    }

    /** A tab on a phone of 375 by 812 pixels that is touched. */
    public BrowserTab phone() {
        return tab(options -> options.setViewportSize(375, 812)
                .setHasTouch(true)
                .setIsMobile(true)
                .setDeviceScaleFactor(2));
    }

    /** A tab that differs from the usual one as told. */
    public BrowserTab tab(UnaryOperator<NewContextOptions> otherwise) {
        var usual = new NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB");
        var context = chromium.newContext(otherwise.apply(usual));
        context.setDefaultTimeout(PATIENCE.toMillis());
        var tab = new BrowserTab(context);
        tabs.add(tab);
        return tab;
    }

    /** The tabs that were opened since {@link #closeTabs()}. */
    List<BrowserTab> tabs() {
        return List.copyOf(tabs);
    }

    void closeTabs() {
        tabs.forEach(BrowserTab::close);
        tabs.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
