// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.blocking.BlockingRunner;
import dev.faultline.settings.SettingsSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code file}. */
public final class FileProbeFactory implements ProbeFactory<FileSpec> {

    private static final DependencyKind KIND = DependencyKind.FILE;
    private static final String ANY = "any";
    private static final long MOST_INODES = 1L << 40;

    private final Executor blocking;
    private final InodeCounter inodes;

    /** @param blocking where calls into the file system run; one thread of it per hung file at most */
    public FileProbeFactory(Executor blocking) {
        this.blocking = blocking;
        this.inodes = InodeCounter.ofTheSystem();
    }

    @Override
    public DependencyKind kind() {
        return KIND;
    }

    @Override
    public FileSpec read(SettingsSection settings) {
        var path = path(settings);
        var expect = settings.section("expect");
        return new FileSpec(
                path,
                type(expect.choice("type", ANY, Set.of(ANY, "file", "directory"))),
                expect.flag("readable", false),
                expect.flag("writable", false),
                expect.flag("non-empty", false),
                expect.bytes("free-space"),
                expect.has("free-inodes")
                        ? Optional.of(expect.number("free-inodes", 1, 1, MOST_INODES))
                        : Optional.empty());
    }

    private static Path path(SettingsSection settings) {
        var text = settings.requiredText("path");
        try {
            var path = Path.of(text);
            if (!text.isBlank() && !path.isAbsolute()) {
                settings.reject("path", "an absolute path");
            }
            return path.normalize();
        } catch (InvalidPathException unusable) {
            settings.reject("path", "an absolute path");
            return Path.of("/");
        }
    }

    private static Optional<FileSpec.Type> type(String word) {
        return switch (word) {
            case "file" -> Optional.of(FileSpec.Type.FILE);
            case "directory" -> Optional.of(FileSpec.Type.DIRECTORY);
            default -> Optional.empty();
        };
    }

    @Override
    public Probe open(FileSpec spec) {
        var lane = new BlockingRunner(blocking);
        var look = new FileCheck(spec, inodes);
        return deadline -> lane.run(spec.path().toString(), deadline, look);
    }
}
