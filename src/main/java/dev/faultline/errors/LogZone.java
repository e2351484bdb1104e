// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import dev.faultline.text.ZoneName;
import java.time.ZoneId;
import java.util.Optional;

/** The key {@code zone} of a log: the zone of times that name none. */
final class LogZone {

    private LogZone() {}

    /** The configured one; a name that is none is reported to the settings. */
    static Optional<ZoneId> read(SettingsSection log) {
        var name = log.text("zone");
        var zone = name.flatMap(ZoneName::read);
        if (name.isPresent() && zone.isEmpty()) {
            log.reject("zone", "a time zone, such as UTC or Europe/Berlin");
        }
        return zone;
    }
}
