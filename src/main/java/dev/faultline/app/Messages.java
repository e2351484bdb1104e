package dev.faultline.app;

import dev.faultline.config.Applied;
import dev.faultline.notify.Announcer;
import dev.faultline.notify.Events;
import dev.faultline.notify.Sender;
import dev.faultline.notify.Webhooks;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.probe.net.Wire;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What tells others what happens, and whom. */
final class Messages {

    @Produces
    @Singleton
    Events events(InstantSource clock) {
        return new Events(clock);
    }

    @Produces
    @Singleton
    Announcer announcer(Events events, InstantSource clock) {
        return new Announcer(events, clock);
    }

    @Produces
    @Singleton
    Webhooks webhooks(Events events, Wire wire, InstantSource clock) {
        return new Webhooks(events, new HttpPost(wire), clock);
    }

    void apply(@Observes Applied applied, Webhooks webhooks, Surroundings surroundings) {
        webhooks.apply(applied.config().webhooks(), new Sender(applied.config().app(), surroundings.instance()));
    }

    void stop(@Observes ShutdownEvent event, Webhooks webhooks) {
        webhooks.close();
    }
}
