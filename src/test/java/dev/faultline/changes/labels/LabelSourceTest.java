// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.testing.ChangeObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelSourceTest {

    @TempDir
    Path podinfo;

    private LabelSource source(String pod) {
        return new LabelSource("checkout", pod, podinfo.resolve("labels").toString(), Optional.empty());
    }

    private void labels(String version, String hash) throws IOException {
        Files.writeString(
                podinfo.resolve("labels"),
                "app.kubernetes.io/version=\"" + version + "\"\npod-template-hash=\"" + hash + "\"\n");
    }

    private void annotations(String text) throws IOException {
        Files.writeString(podinfo.resolve("annotations"), text);
    }

    @Test
    void aNewPodWithAnotherVersionIsADeployWithItsChangeCause() throws IOException {
        labels("1.41.0", "6c9f");
        var onlooker = ChangeObserver.at(source("checkout-6c9f-a"));
        var before = Instant.now().minusSeconds(1);

        labels("1.42.0", "7d1a");
        annotations("kubernetes.io/change-cause=\"release 1.42.0, ticket 4711\"\nexample.com/image=\"shop:1.42.0\"");
        onlooker.restart(source("checkout-7d1a-b"), Duration.ofMinutes(10));
        var changes = onlooker.lookTwice();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.DEPLOY);
            assertThat(change.subject()).isEqualTo("checkout");
            assertThat(change.version()).isEqualTo("1.42.0");
            assertThat(change.at()).isBetween(before, Instant.now());
            assertThat(change.message())
                    .startsWith("release 1.42.0, ticket 4711; ")
                    .contains("template 6c9f → 7d1a")
                    .contains("version 1.41.0 → 1.42.0")
                    .contains("it happened between ");
        });
    }

    @Test
    void theSameVersionInAnotherPodIsARestart() throws IOException {
        labels("1.41.0", "6c9f");
        var onlooker = ChangeObserver.at(source("checkout-6c9f-a"));

        onlooker.restart(source("checkout-6c9f-b"), Duration.ofMinutes(1));

        assertThat(onlooker.lookTwice()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.RESTART);
            assertThat(change.message()).startsWith("the pod started in place of checkout-6c9f-a");
        });
    }

    @Test
    void aRestartOfThisProgramInTheSamePodIsNoChange() throws IOException {
        labels("1.41.0", "6c9f");
        var onlooker = ChangeObserver.at(source("checkout-6c9f-a"));

        onlooker.restart(source("checkout-6c9f-a"), Duration.ofMinutes(1));

        assertThat(onlooker.lookTwice()).isEmpty();
    }

    @Test
    void withoutMemoryOfBeforeOnlyTheStartOfThePodIsTold() throws IOException {
        labels("1.41.0", "6c9f");
        var onlooker = ChangeObserver.before(source("checkout-6c9f-a"));

        var changes = onlooker.lookTwice();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.RESTART);
            assertThat(change.version()).isEqualTo("1.41.0");
            assertThat(change.message()).startsWith("the pod started");
        });
    }

    @Test
    void otherLabelsAreNoDeploy() throws IOException {
        labels("1.41.0", "6c9f");
        annotations("note=\"a\"");
        var onlooker = ChangeObserver.at(source("checkout-6c9f-a"));

        annotations("note=\"b\"\nkubernetes.io/change-cause=\"later\"");

        assertThat(onlooker.lookTwice()).isEmpty();
    }
}
