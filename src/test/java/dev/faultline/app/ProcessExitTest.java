// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a process ends that ends by a {@link ProcessExit}: each test starts one. */
class ProcessExitTest {

    private record Ended(int code, String said) {}

    @Test
    void anOrderlyEndGivesTheCodeAndSaysNothing() throws Exception {
        assertThat(ended("orderly")).isEqualTo(new Ended(0, ""));
    }

    @Test
    void whatKeepsItFromStartingIsSaidInOneLineHoweverDeepItLies() throws Exception {
        assertThat(ended("cannot-start")).isEqualTo(new Ended(2, "faultline: line 3 is wrong\n"));
    }

    @Test
    void anythingElseIsShownWithItsTraceAndGivesOne() throws Exception {
        var ended = ended("bug");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .startsWith("java.lang.IllegalStateException: a bug")
                .contains("\tat ");
    }

    @Test
    void aSignalGivesTheCodeOfTheOrderlyEndThatFollows() throws Exception {
        var process = start("signal");
        assertThat(process.getInputStream().read()).isEqualTo('r');

        process.destroy();

        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void whatHangsAfterASignalIsHalted() throws Exception {
        var process = start("hang");
        assertThat(process.getInputStream().read()).isEqualTo('r');

        process.destroy();

        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static Ended ended(String how) throws Exception {
        var process = start(how);
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private static Process start(String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndingProgram.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
    }

    /** Ends in the way that its argument names. */
    static final class EndingProgram {

        private EndingProgram() {}

        public static void main(String[] arguments) throws InterruptedException {
            var exit = new ProcessExit();
            switch (arguments[0]) {
                case "orderly" -> exit.end(0, null);
                case "cannot-start" ->
                    exit.end(0, new RuntimeException("wrapped", new CannotStart(2, "line 3 is wrong")));
                case "bug" -> exit.end(0, new IllegalStateException("a bug"));
                case "signal" -> {
                    exit.onSignal();
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> exit.end(0, null)));
                    waitForTheSignal();
                }
                case "hang" -> {
                    exit.onSignal();
                    waitForTheSignal();
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }

        private static void waitForTheSignal() throws InterruptedException {
            System.out.print("r");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aSettingThatCannotBeUsedIsSaidWithoutTheNamesOfExceptions() {
        assertThat(ProcessExit.withoutTypes("java.lang.IllegalArgumentException: SRCFG00039: The config property"
                        + " quarkus.http.port with the config value \"abc\" threw an Exception whilst being converted"
                        + " SRCFG00029: Expected an integer value, got \"abc\""))
                .isEqualTo("The config property quarkus.http.port with the config value \"abc\" cannot be used:"
                        + " Expected an integer value, got \"abc\"");
    }
}
