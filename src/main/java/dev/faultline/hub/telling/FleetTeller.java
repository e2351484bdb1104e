// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.telling;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.IncidentClaims;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.notify.EventSender;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.EventType;
import dev.faultline.notify.LiveEvent;
import dev.faultline.notify.WebhookDispatcher;
import dev.faultline.notify.WebhookSettings;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.PageUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells the receivers of a hub's config of each incident of the fleet: when it opens, what it is judged to be half a minute
 * later, and when it is over. Of several hubs one does. Thread-safe.
 */
public final class FleetTeller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FleetTeller.class);

    /** Older ones are not told of: a hub that starts does not repeat the past. */
    private static final Duration REACH = Duration.ofHours(1);

    /** So long an incident goes on before it is judged: instances report within two intervals of shipping. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 10_000;

    private final FleetAnalysis analysis;
    private final IncidentClaims claims;
    private final HttpPost post;
    private final InstantSource clock;
    private final String hub;
    private final Map<String, AppChannel> channels = new ConcurrentHashMap<>();
    private final Set<ClaimedEvent> settled = new HashSet<>();
    private List<WebhookSettings> receivers = List.of();
    private Optional<PageUrl> page = Optional.empty();

    /** @param hub the name of this instance */
    public FleetTeller(FleetAnalysis analysis, IncidentClaims claims, HttpPost post, InstantSource clock, String hub) {
        this.analysis = analysis;
        this.claims = claims;
        this.post = post;
        this.clock = clock;
        this.hub = hub;
    }

    /** Where the messages about one app go. */
    private record AppChannel(EventStream events, WebhookDispatcher webhooks) {}

    /** Who tells of it is decided: of an incident that has grown since, it is another. */
    private record ClaimedEvent(String app, Set<String> parts, EventType event) {}

    /** Tells these from now on. */
    public synchronized void apply(List<WebhookSettings> next, Optional<PageUrl> home) {
        receivers = List.copyOf(next);
        page = home;
        channels.forEach((app, channel) -> channel.webhooks().apply(receivers, sender(app)));
    }

    private EventSender sender(String app) {
        return new EventSender(app, hub, Optional.empty(), page);
    }

    /** Tells what is new. Costs nothing while nobody is to be told. */
    public synchronized void run() {
        if (receivers.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var found = analysis.incidents(Optional.empty(), now.minus(REACH), now);
        for (var each : found.incidents()) {
            for (var event : due(each, now)) {
                tell(each, event, found.roster(), now);
            }
        }
    }

    private static List<EventType> due(FleetIncident incident, Instant now) {
        if (!incident.state().equals("OPEN")) {
            return List.of(EventType.WINDOW_CLOSED);
        }
        return incident.from().plus(SETTLED).isAfter(now)
                ? List.of(EventType.WINDOW_OPENED)
                : List.of(EventType.WINDOW_OPENED, EventType.WINDOW_JUDGED);
    }

    private void tell(FleetIncident incident, EventType event, FleetRoster roster, Instant now) {
        var parts = incident.parts().stream().map(each -> each.id()).distinct().toList();
        var claimed = new ClaimedEvent(incident.app(), Set.copyOf(parts), event);
        if (settled.contains(claimed)) {
            return;
        }
        var cell = roster.instances().stream()
                .filter(each -> each.app().equals(incident.app()))
                .map(each -> each.cell())
                .findFirst();
        var isOurs = cell.flatMap(each -> claims.claim(each, incident.app(), parts, event.label()));
        if (isOurs.isEmpty()) {
            return;
        }
        if (settled.size() >= MOST_REMEMBERED) {
            settled.clear();
        }
        settled.add(claimed);
        if (!isOurs.get()) {
            return;
        }
        LOG.infof("hub.told app=%s incident=%s event=%s", incident.app(), incident.id(), event.label());
        channel(incident.app())
                .events()
                .publish(new LiveEvent.OfWindow(
                        now.truncatedTo(ChronoUnit.MILLIS),
                        event,
                        ToldIncident.of(incident, verdict(incident, now), now)));
    }

    private Optional<FleetVerdict> verdict(FleetIncident incident, Instant now) {
        try {
            var end = incident.to().isAfter(incident.from())
                    ? incident.to()
                    : incident.from().plusMillis(1);
            var window = new JudgedWindow(incident.from(), end, incident.route());
            return Optional.of(
                    analysis.judge(new FleetQuestion(incident.app(), window, Optional.empty(), Optional.empty(), now)));
        } catch (RuntimeException ours) {
            LOG.errorf(ours, "the incident %s of %s could not be judged", incident.id(), incident.app());
            return Optional.empty();
        }
    }

    private AppChannel channel(String app) {
        return channels.computeIfAbsent(app, any -> {
            var events = new EventStream(clock);
            var webhooks = new WebhookDispatcher(events, post, clock, List::of);
            webhooks.apply(receivers, sender(app));
            return new AppChannel(events, webhooks);
        });
    }

    /** Waits for nobody: what is under way in another thread ends by itself. */
    @Override
    public void close() {
        channels.values().forEach(channel -> channel.webhooks().close());
    }
}
