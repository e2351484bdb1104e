// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThreadTimeTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void timeThatAThreadWaitsIsNotItsTime() {
        var time = new ThreadTime(Path.of("/proc"));
        var before = time.nanos();
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(500)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }

        assertThat(time.nanos() - before).isBetween(1L, System.nanoTime() - begun - 1);
    }

    @Test
    void whereNothingIsCountedItIsTheTimeThatPassed(@TempDir Path empty) {
        var before = System.nanoTime();

        assertThat(new ThreadTime(empty).nanos() - before).isNotNegative();
    }
}
