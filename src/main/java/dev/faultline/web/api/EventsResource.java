// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.notify.EventSender;
import dev.faultline.notify.EventStream;
import dev.faultline.web.api.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves {@code /events}: a stream of what happens, as it happens. */
@Singleton
@Path("/api/v1/events")
@Tag(name = "Events", description = "A stream of events as they happen")
public class EventsResource {

    /** Each holds a connection and a little memory. */
    private static final int MOST_LISTENERS = 64;
    /** A listener further behind is disconnected; it reconnects with the id of the last event it received. */
    private static final int LONGEST_BACKLOG = 256;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RECONNECT_AFTER_MS = 2_000;

    private static final Logger LOG = Logger.getLogger(EventsResource.class);

    private final RunningConfig running;
    private final Provider<EventStream> events;
    private final SharedEvents forms = new SharedEvents();
    private final Set<MultiEmitter<?>> streams = ConcurrentHashMap.newKeySet();

    /** Also made where a hub stops, which has no events. */
    EventsResource(RunningConfig running, Provider<EventStream> events) {
        this.running = running;
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "events",
            summary = "Streams events as they happen",
            description =
                    "Server-sent events: dependency-up, dependency-degraded, dependency-down (confirmed statuses),"
                            + " route-up, route-degraded, route-down, window-opened, window-closed, window-judged, change."
                            + " The data of each is one JSON object with id, type, at, app, instance, subject, summary, link"
                            + " (if page.url is set) and dependency, incident or change. A client that reconnects with Last-Event-ID gets the events it"
                            + " missed; 'reset' comes first if some may be lost. A comment every 15 s shows that the"
                            + " connection is alive.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "The id of the last event received") @HeaderParam("Last-Event-ID") @Nullable
                    String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        if (events.get().listeners() >= MOST_LISTENERS) {
            throw new ProblemException(503, "Too many listeners: at most " + MOST_LISTENERS + " at a time.");
        }
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> send(emitter, Optional.ofNullable(lastEventId), sse), BackPressureStrategy.ERROR)
                .onOverflow()
                .buffer(LONGEST_BACKLOG)
                .onFailure()
                .recoverWithMulti(behind -> {
                    LOG.infof("events: a listener that was more than %d events behind was let go", LONGEST_BACKLOG);
                    request.response().reset();
                    return Multi.createFrom().empty();
                });
    }

    /** Ends what would otherwise keep the program from stopping. */
    void stop(@Observes ShutdownEvent event) {
        streams.forEach(MultiEmitter::complete);
    }

    private void send(MultiEmitter<? super OutboundSseEvent> emitter, Optional<String> lastEventId, Sse sse) {
        var sender = new EventSender(
                running.config().app(),
                running.instance(),
                Optional.empty(),
                running.config().page());
        emitter.emit(sse.newEventBuilder()
                .comment("events of " + sender.app())
                .reconnectDelay(RECONNECT_AFTER_MS)
                .build());
        var listening = events.get()
                .listen(
                        lastEventId.filter(id -> !id.isBlank()),
                        missed -> {
                            if (!missed.complete()) {
                                emitter.emit(sse.newEventBuilder()
                                        .name("reset")
                                        .data("{}")
                                        .build());
                            }
                            missed.events().forEach(each -> emitter.emit(forms.form(each, sender, sse)));
                        },
                        each -> emitter.emit(forms.form(each, sender, sse)));
        var alive = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .subscribe()
                .with(tick ->
                        emitter.emit(sse.newEventBuilder().comment("alive").build()));
        streams.add(emitter);
        emitter.onTermination(() -> {
            streams.remove(emitter);
            alive.cancel();
            listening.end();
        });
    }
}
