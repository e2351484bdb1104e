// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.fleet;

import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetOverview;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.hub.wording.RosterText;
import dev.faultline.web.page.fleet.FleetPage.DependencyLine;
import dev.faultline.web.page.fleet.FleetPage.FleetApp;
import dev.faultline.web.page.fleet.FleetPage.InstanceLine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the page of a hub. It is complete without any script, and read anew at each call. */
@Singleton
public final class FleetPageLoader {

    private final FleetDirectory directory;

    FleetPageLoader(FleetDirectory directory) {
        this.directory = directory;
    }

    /** The templates of this page, in {@code templates/FleetPageLoader}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance fleet(FleetPage page);
    }

    /** The page as it is now. */
    public TemplateInstance page() {
        var roster = directory.read(Optional.empty());
        return Templates.fleet(new FleetPage(RosterText.missing(roster.missing()), apps(roster)));
    }

    private static List<FleetApp> apps(FleetRoster roster) {
        var overviews = FleetOverview.of(roster);
        var apps = new ArrayList<FleetApp>();
        for (var app :
                roster.instances().stream().map(FleetInstance::app).distinct().toList()) {
            apps.add(new FleetApp(
                    app,
                    "app-" + apps.size(),
                    overviews.stream()
                            .filter(each -> each.app().equals(app))
                            .sorted(Comparator.comparing(
                                    (DependencyOverview each) -> -each.nodes().failing()))
                            .map(DependencyLine::of)
                            .toList(),
                    roster.instances().stream()
                            .filter(each -> each.app().equals(app) && each.state() != InstanceState.ENDED)
                            .sorted(Comparator.comparing(FleetInstance::node).thenComparing(FleetInstance::name))
                            .map(InstanceLine::of)
                            .toList()));
        }
        return List.copyOf(apps);
    }
}
