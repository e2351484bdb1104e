// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNameTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "utc, Z",
        "Z, Z",
        "+02:00, +02:00",
        "02:00, +02:00",
        "-0530, -05:30",
        "+2, +02:00",
        "CET, CET"
    })
    void zonesAreUnderstoodAsPeopleWriteThem(String text, String expected) {
        assertThat(ZoneName.read(text)).contains(ZoneId.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "2", "+25:00", "+02:99", "local", "UTC+99"})
    void whatIsNoZoneIsNotTakenForOne(String text) {
        assertThat(ZoneName.read(text)).isEmpty();
    }

    @Test
    void theZoneThatWasMeantIsFoundByItsPlace() {
        assertThat(ZoneName.meant("Berlin")).contains("Europe/Berlin");
        assertThat(ZoneName.meant("New York")).contains("America/New_York");
        assertThat(ZoneName.meant("Europe/Belin")).contains("Europe/Berlin");
        assertThat(ZoneName.meant("x".repeat(5_000))).isEmpty();
    }
}
