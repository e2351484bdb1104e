// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodinfoParserTest {

    @Test
    void valuesAreUnquotedAsGoDoes() {
        var values = PodinfoParser.read("""
                app.kubernetes.io/version="1.42.0"
                note="a \\"b\\" \\\\ c\\nd\\te \\u00fc \\x41 \\U0001F600 \\q"
                kubernetes.io/change-cause="kubectl set image app=x:1"
                plain=as it is
                none of them
                empty=""
                """);

        assertThat(values)
                .containsEntry("app.kubernetes.io/version", "1.42.0")
                .containsEntry("note", "a \"b\" \\ c\nd\te ü A 😀 \\q")
                .containsEntry("kubernetes.io/change-cause", "kubectl set image app=x:1")
                .containsEntry("plain", "as it is")
                .containsEntry("empty", "")
                .hasSize(5);
    }

    @Test
    void aBrokenEscapeStaysAsItIs() {
        assertThat(PodinfoParser.read("a=\"\\u12 \\x \\UFFFFFFFF \\\"")).containsEntry("a", "\\u12 \\x \\UFFFFFFFF \\");
    }
}
