// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import dev.faultline.testing.PackagedSidecar;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One tab, and everything in it that a person with the console open would call wrong. */
public final class BrowserTab {

    private static final Pattern NOT_ON_THE_WIRE = Pattern.compile("(data|blob|about):.*", Pattern.DOTALL);

    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<String> requested = new ArrayList<>();
    private Predicate<String> expected = trouble -> false;

    BrowserTab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> troubles.add("thrown: " + error));
        page.onRequest(request -> requested.add(request.url()));
    }

    /** Opens a path of the sidecar, {@code /?last=1h}, and waits until all of it is there. */
    public BrowserTab open(PackagedSidecar sidecar, String path) {
        return open(url(sidecar, path));
    }

    /** Opens a URL, as one that was pasted, and waits until all of it is there. */
    public BrowserTab open(String url) {
        page.navigate(url, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        return this;
    }

    /** The whole URL of a path of the sidecar. */
    public static String url(PackagedSidecar sidecar, String path) {
        return "http://127.0.0.1:" + sidecar.port() + path;
    }

    /** What is in the tab. */
    public Page page() {
        return page;
    }

    /** What a CSS selector finds in the tab, now and later. */
    public Locator find(String selector) {
        return page.locator(selector);
    }

    /** Lets it read and write the clipboard without asking. */
    public BrowserTab withClipboard() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return this;
    }

    /** What is on the clipboard. */
    public String clipboard() {
        return String.valueOf(page.evaluate("() => navigator.clipboard.readText()"));
    }

    /** From now on, what holds this text in the console is no trouble: a server that was stopped, a token that is wrong. */
    public BrowserTab expecting(String text) {
        expected = expected.or(trouble -> trouble.contains(text));
        return this;
    }

    /** What went wrong: errors on the console, uncaught exceptions, and requests to anybody but the sidecar. */
    List<String> troubles() {
        var own = URI.create(page.url()).getAuthority();
        var all = new ArrayList<>(troubles);
        requested.stream()
                .filter(url -> !NOT_ON_THE_WIRE.matcher(url).matches())
                .filter(url -> !url.startsWith("http://" + own + "/"))
                .forEach(url -> all.add("asked somebody else: " + url));
        all.removeIf(expected);
        return all;
    }

    /** Writes what is seen to a PNG. */
    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    void close() {
        context.close();
    }
}
