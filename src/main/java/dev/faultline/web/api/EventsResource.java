package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.notify.EventJson;
import dev.faultline.notify.EventSender;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.NumberedEvent;
import dev.faultline.web.api.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.event.Observes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happens, as it happens. */
@Singleton
@Path("/api/v1/events")
@Tag(name = "Events", description = "What happens, as it happens")
public class EventsResource {

    /** Each holds a connection and a little memory. */
    private static final int MOST_LISTENERS = 64;
    /** A listener that is so far behind is let go; it comes back and says what it heard last. */
    private static final int LONGEST_BACKLOG = 256;

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final long COME_BACK_AFTER_MS = 2_000;

    private final RunningConfig running;
    private final EventStream events;
    private final Set<MultiEmitter<?>> streams = ConcurrentHashMap.newKeySet();

    EventsResource(RunningConfig running, EventStream events) {
        this.running = running;
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "events",
            summary = "Follows what happens",
            description =
                    "Server-sent events: dependency-up, dependency-degraded, dependency-down (confirmed statuses),"
                            + " route-up, route-degraded, route-down, window-opened, window-closed, window-judged, change."
                            + " The data of each is one JSON object with id, type, at, app, instance, subject, summary and"
                            + " dependency, incident or change. Whoever comes back with Last-Event-ID is told what was missed;"
                            + " 'reset' first, if more may have been missed than is remembered. A comment every 15 s shows that"
                            + " the connection lives.")
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "The id of the event that was heard last") @HeaderParam("Last-Event-ID") @Nullable
                    String heardLast,
            @Context Sse sse) {
        if (events.listeners() >= MOST_LISTENERS) {
            throw new ProblemException(503, "Too many listeners: at most " + MOST_LISTENERS + " at a time.");
        }
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> tell(emitter, Optional.ofNullable(heardLast), sse), BackPressureStrategy.ERROR)
                .onOverflow()
                .buffer(LONGEST_BACKLOG);
    }

    /** Ends what would otherwise keep the program from stopping. */
    void stop(@Observes ShutdownEvent event) {
        streams.forEach(MultiEmitter::complete);
    }

    private void tell(MultiEmitter<? super OutboundSseEvent> emitter, Optional<String> heardLast, Sse sse) {
        var sender = new EventSender(running.config().app(), running.instance());
        emitter.emit(sse.newEventBuilder()
                .comment("events of " + sender.app())
                .reconnectDelay(COME_BACK_AFTER_MS)
                .build());
        var listening = events.listen(
                heardLast.filter(id -> !id.isBlank()),
                missed -> {
                    if (!missed.complete()) {
                        emitter.emit(
                                sse.newEventBuilder().name("reset").data("{}").build());
                    }
                    missed.events().forEach(each -> emitter.emit(form(each, sender, sse)));
                },
                each -> emitter.emit(form(each, sender, sse)));
        var alive = Multi.createFrom()
                .ticks()
                .every(SIGN_OF_LIFE)
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

    private static OutboundSseEvent form(NumberedEvent numbered, EventSender sender, Sse sse) {
        return sse.newEventBuilder()
                .id(numbered.id())
                .name(numbered.event().type().label())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, EventJson.of(numbered, sender).toString())
                .build();
    }
}
