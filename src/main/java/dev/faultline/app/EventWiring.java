package dev.faultline.app;

import dev.faultline.config.ConfigApplied;
import dev.faultline.notify.EventPublisher;
import dev.faultline.notify.EventSender;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.WebhookDispatcher;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.probe.net.ProbeNetwork;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What tells others what happens, and whom. */
final class EventWiring {

    @Produces
    @Singleton
    EventStream events(InstantSource clock) {
        return new EventStream(clock);
    }

    @Produces
    @Singleton
    EventPublisher announcer(EventStream events, InstantSource clock) {
        return new EventPublisher(events, clock);
    }

    @Produces
    @Singleton
    WebhookDispatcher webhooks(EventStream events, ProbeNetwork wire, InstantSource clock) {
        return new WebhookDispatcher(events, new HttpPost(wire), clock);
    }

    void apply(@Observes ConfigApplied applied, WebhookDispatcher webhooks, InstanceEnvironment surroundings) {
        webhooks.apply(
                applied.config().webhooks(), new EventSender(applied.config().app(), surroundings.instance()));
    }

    void stop(@Observes ShutdownEvent event, WebhookDispatcher webhooks) {
        webhooks.close();
    }
}
