// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked about an app goes to its shard alone, where the tables are distributed by app. */
class CellStatementsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                CellReader.INSTANCES_OF_APP,
                CellReader.DEPENDENCIES_OF_APP,
                HistoryReader.RUNS,
                HistoryReader.CLOCKS,
                HistoryReader.CHANGES,
                HistoryReader.INCIDENTS,
                BlockSearch.BLOCKS,
                BlockSearch.HOURS,
                BlockSearch.RUNS,
                IncidentClaims.KNOWN,
                IncidentClaims.FORGET
            })
    void eachStatementAboutAnAppNamesIt(String sql) {
        assertThat(sql).contains("app = ?").doesNotContain(" JOIN ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HistoryReader.RUNS,
                HistoryReader.CHANGES,
                HistoryReader.INCIDENTS,
                BlockSearch.BLOCKS,
                BlockSearch.HOURS,
                BlockSearch.RUNS
            })
    void eachOfAPartitionedTableNamesItsDays(String sql) {
        assertThat(sql).contains("day BETWEEN ? AND ?");
    }
}
