// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.settings.PageUrl;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The section {@code fleet}: which databases a hub reads, and where people open the hub.
 *
 * @param databases the cells; an app's instances are in one of them
 * @param url where people open the hub's page, if the file says it
 */
public record HubSettings(List<FleetSettings> databases, Optional<PageUrl> url) {

    /** None. */
    public static final HubSettings NONE = new HubSettings(List.of(), Optional.empty());

    public HubSettings {
        databases = List.copyOf(databases);
    }

    /** Reads them; what is wrong is reported to the settings. */
    public static HubSettings read(SettingsSection settings) {
        return new HubSettings(
                settings.sections("databases").stream().map(FleetSettings::read).toList(), PageUrl.read(settings));
    }

    /** The address of the hub's page; empty if it is unknown. */
    public String home() {
        return url.map(PageUrl::home).orElse("");
    }

    /** The passwords. */
    public Set<Secret> secrets() {
        return databases.stream()
                .flatMap(database -> database.password().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
