// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {

    @Test
    void everyOccurrenceOfASecretIsMasked() {
        var redaction = new Redaction(List.of(Secret.of("hunter2")));

        assertThat(redaction.clear("login hunter2 refused for hunter2@db")).isEqualTo("login *** refused for ***@db");
    }

    @Test
    void aSecretInAUrlIsMaskedHoweverItWasEncoded() {
        var redaction = new Redaction(List.of(Secret.of("p@ss/w ö")));

        assertThat(redaction.clear("redis://:p%40ss%2Fw%20%C3%B6@cache")).isEqualTo("redis://:***@cache");
        assertThat(redaction.clear("redis://:p%40ss%2fw+%c3%b6@cache")).isEqualTo("redis://:***@cache");
        assertThat(redaction.clear("redis://:p@ss%2Fw ö@cache")).isEqualTo("redis://:***@cache");
    }

    @Test
    void aSecretWithinJsonOrALiteralOfSqlIsMasked() {
        var redaction = new Redaction(List.of(Secret.of("pa'ss\"w\\or/d")));

        assertThat(redaction.clear("{\"got\":\"pa'ss\\\"w\\\\or/d\"}")).isEqualTo("{\"got\":\"***\"}");
        assertThat(redaction.clear("{\"got\":\"pa'ss\\\"w\\\\or\\/d\"}")).isEqualTo("{\"got\":\"***\"}");
        assertThat(redaction.clear("at 'pa''ss\"w\\or/d'")).isEqualTo("at '***'");
    }

    @Test
    void aSecretWithinBase64IsMaskedWhateverStandsAroundIt() {
        var secret = "correct-horse-battery";
        var redaction = new Redaction(List.of(Secret.of(secret)));

        for (var user : List.of("", "a:", "ab:", "abc:", "orders:")) {
            var header = Base64.getEncoder().encodeToString((user + secret).getBytes(StandardCharsets.UTF_8));
            assertThat(redaction.clear("Authorization: Basic " + header))
                    .contains("***")
                    .hasSizeLessThan(("Authorization: Basic " + header).length() - 16);
        }
    }

    @Test
    void theLongerOfTwoSecretsIsMaskedAsAWhole() {
        var redaction = new Redaction(List.of(Secret.of("abcd"), Secret.of("abcdef")));

        assertThat(redaction.clear("x abcdef y abcd z")).isEqualTo("x *** y *** z");
    }

    @Test
    void aSecretThatIsTooShortToBeOneMasksNothing(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "app\n");
        var redaction = new Redaction(
                List.of(Secret.of(""), Secret.of("2"), Secret.of("hid"), Secret.inFile(file), Secret.of("four")));

        assertThat(redaction.clear("app: status 200, nothing to hide, not even four"))
                .isEqualTo("app: status 200, nothing to hide, not even ***");
    }

    @Test
    void aSecretOfSeveralLinesIsMaskedInAMessageOfOne() {
        var redaction = new Redaction(List.of(Secret.of("one\ntwo")));

        assertThat(redaction.clear("got one two, or one\ntwo")).isEqualTo("got ***, or ***");
    }

    @Test
    void aRotatedSecretIsMaskedInItsOldAndItsNewForm(@TempDir Path folder) throws IOException {
        var file = folder.resolve("password");
        Files.writeString(file, "old-secret\n");
        var redaction = new Redaction(List.of(Secret.inFile(file)));
        var before = redaction.clear("refused old-secret");

        Files.writeString(file, "the-new-secret\n");

        assertThat(before).isEqualTo("refused ***");
        assertThat(redaction.clear("old-secret, the-new-secret")).isEqualTo("***, ***");
    }

    @Test
    void aSecretFileThatIsGoneLeavesWhatWasKnown(@TempDir Path folder) throws IOException {
        var file = folder.resolve("password");
        Files.writeString(file, "hunter2");
        var redaction = new Redaction(List.of(Secret.inFile(file)));
        redaction.clear("first");

        Files.delete(file);

        assertThat(redaction.clear("still hunter2")).isEqualTo("still ***");
    }
}
