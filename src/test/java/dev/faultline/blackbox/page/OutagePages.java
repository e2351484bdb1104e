// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a sidecar that an {@link OutageStory} was told to. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class OutagePages {

    /** What a verdict says that blames a dependency. */
    static final Pattern YES = Pattern.compile("Was it a dependency\\?[\\s\\S]*Yes: ");

    @TempDir
    private static Path folder;

    PackagedSidecar sidecar;
    OutageStory story;

    @BeforeAll
    void tell() {
        sidecar = PackagedSidecar.start(folder, OutageStory.CONFIG);
        story = OutageStory.told(sidecar);
    }

    @AfterAll
    void stop() {
        sidecar.close();
    }
}
