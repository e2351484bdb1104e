package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.Sidecar;
import dev.faultline.testing.browser.InBrowser;
import dev.faultline.testing.browser.Tab;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page does not go on showing what was, as if it were what is. */
@InBrowser
class StoppedSidecarIT {

    private static final Pattern GONE = Pattern.compile("no word .* since \\d", Pattern.CASE_INSENSITIVE);

    /** It gives a sign of life every 15 s; minutes and seconds. */
    private static final String LONGER_THAN_SILENCE = "00:40";

    @TempDir
    private Path folder;

    private Sidecar sidecar;

    @BeforeEach
    void start() {
        sidecar = Sidecar.start(folder, Story.CONFIG);
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    private static Locator live(Tab tab) {
        return tab.find("#live");
    }

    private static String following(Tab tab) {
        Chart.in(tab);
        assertThat(live(tab)).containsText(Pattern.compile("^\\s*Live"));
        return live(tab).innerText();
    }

    @Test
    void aStoppedOneIsAnnouncedAndSoIsItsReturn(Tab tab) throws Exception {
        tab.expecting("Failed to load resource").open(sidecar, "/");
        following(tab);

        sidecar.terminate();

        assertThat(live(tab)).containsText(GONE);

        sidecar = Sidecar.start(folder, Story.CONFIG, Map.of(), sidecar.port());

        assertThat(live(tab)).not().containsText(GONE);
        assertThat(following(tab)).isNotBlank();
    }

    @Test
    void oneThatHangsIsAnnouncedAndSoIsItsReturn(Tab tab) {
        tab.page().clock().install();
        tab.expecting("Failed to load resource").open(sidecar, "/");
        following(tab);

        sidecar.pause();
        tab.page().clock().fastForward(LONGER_THAN_SILENCE);

        assertThat(live(tab)).containsText(GONE);

        sidecar.resume();

        assertThat(live(tab)).not().containsText(GONE);
        assertThat(following(tab)).isNotBlank();
    }
}
