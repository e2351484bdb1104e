// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path folder;

    @Test
    void aLineBreakAtItsEndIsNoPartOfIt() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "s3cr3t\r\n");

        assertThat(Secret.of("s3cr3t\n").reveal()).isEqualTo("s3cr3t");
        assertThat(Secret.of("s3\ncr3t ").reveal()).isEqualTo("s3\ncr3t ");
        assertThat(Secret.inFile(file).reveal()).isEqualTo("s3cr3t");
    }
}
