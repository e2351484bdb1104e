// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each step says which tables its file makes. */
class SchemaStepTest {

    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

    @Test
    void theTablesOfAStepAreThoseThatItsFileMakes() {
        assertThat(DatabaseSchema.STEPS)
                .allSatisfy(
                        step -> assertThat(TABLE.matcher(step.sql()).results().map((MatchResult made) -> made.group(1)))
                                .containsExactlyElementsOf(step.tables()));
    }
}
