// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every store of incidents does. */
public abstract class IncidentStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    protected final SetClock clock = new SetClock(NOON);

    protected abstract IncidentStore store();

    protected abstract void tidy(RetentionPeriods retention, Instant now);

    @Test
    void anIncidentIsGivenBackAsItWasSaved() {
        var whole = new IncidentBuilder("20261122T120000-1", NOON, NOON.plusMillis(1_234))
                .origin(Origin.RECORDED)
                .route(Optional.of("/pay"))
                .routes(
                        new FailingRoute("/pay", 12, OptionalLong.of(40), NOON, NOON.plusSeconds(1)),
                        new FailingRoute("/cart", 1, OptionalLong.empty(), NOON.plusMillis(3), NOON.plusMillis(3)))
                .kind(IncidentKind.ROUTES_FAIL)
                .spans(
                        new IncidentSpan(NOON, NOON.plusMillis(10)),
                        new IncidentSpan(NOON.plusMillis(900), NOON.plusMillis(1_234)))
                .errors(13)
                .requests(41)
                .notes(
                        "payments are down",
                        List.of(
                                new IncidentAnnotation(NOON.plusSeconds(60), "called them"),
                                new IncidentAnnotation(NOON, "seen")),
                        List.of("https://status.example/1", "20261121T120000-1"))
                .verdict(new KeptVerdict(
                        NOON.plusSeconds(2),
                        new VerdictHeadline("COINCIDES", "db was down.", List.of("db", "cache")),
                        new StoredVerdict(7, "{\"a\": 1}")))
                .build();
        var bare = incident("bare", State.OPEN, NOON, NOON.plusSeconds(1));

        store().save(whole);
        store().save(bare);

        assertThat(store().incident(whole.id())).contains(whole);
        assertThat(store().incident("bare")).contains(bare);
        assertThat(store().incident("nobody")).isEmpty();
    }

    @Test
    void savingAgainReplaces() {
        store().save(incident("one", State.OPEN, NOON, NOON.plusSeconds(1)));
        var later = incident("one", State.CLOSED, NOON, NOON.plusSeconds(9));

        store().save(later);

        assertThat(store().incidents(Instant.MIN, Instant.MAX)).containsExactly(later);
    }

    @Test
    void thoseThatTouchASpanAreGivenTheLatestFirst() {
        store().save(incident("early", State.FINAL, NOON, NOON.plusSeconds(10)));
        store().save(incident("late", State.FINAL, NOON.plusSeconds(20), NOON.plusSeconds(30)));
        store().save(incident("later", State.FINAL, NOON.plusSeconds(40), NOON.plusSeconds(50)));

        assertThat(store().incidents(NOON.plusSeconds(10), NOON.plusSeconds(20)))
                .extracting(Incident::id)
                .containsExactly("late", "early");
        assertThat(store().incidents(NOON.plusSeconds(11), NOON.plusSeconds(19)))
                .isEmpty();
    }

    @Test
    void aListReadsNoMoreThanItsLimitAndOneStateIfOneIsGiven() {
        store().save(incident("early", State.FINAL, NOON, NOON.plusSeconds(10)));
        store().save(incident("late", State.OPEN, NOON.plusSeconds(20), NOON.plusSeconds(30)));
        store().save(incident("later", State.FINAL, NOON.plusSeconds(40), NOON.plusSeconds(50)));

        assertThat(store().incidents(Instant.MIN, Instant.MAX, Optional.of(State.FINAL), 1))
                .extracting(Incident::id)
                .containsExactly("later");
        assertThat(store().incidents(NOON, NOON.plusSeconds(30), Optional.empty(), 9))
                .extracting(Incident::id)
                .containsExactly("late", "early");
    }

    @Test
    void anOutlineTellsWhatTheIncidentDoes() {
        var judged = incident("judged", State.FINAL, NOON, NOON.plusSeconds(10))
                .judged(new KeptVerdict(
                        NOON,
                        new VerdictHeadline("COINCIDES", "db was down.", List.of("db", "cache")),
                        new StoredVerdict(7, "{}")));
        var fresh = incident("fresh", State.OPEN, NOON.plusSeconds(20), NOON.plusSeconds(30));
        store().save(judged);
        store().save(fresh);

        assertThat(store().outlines(NOON, NOON.plusSeconds(20), 9))
                .containsExactly(IncidentOutline.of(fresh), IncidentOutline.of(judged));
        assertThat(store().outlines(NOON, NOON.plusSeconds(20), 1)).containsExactly(IncidentOutline.of(fresh));
        assertThat(store().outlines(NOON.plusSeconds(11), NOON.plusSeconds(19), 9))
                .isEmpty();
    }

    @Test
    void thoseThatAreNotFinalAreUnsettled() {
        store().save(incident("b", State.OPEN, NOON.plusSeconds(5), NOON.plusSeconds(10)));
        store().save(incident("a", State.FINAL, NOON, NOON.plusSeconds(10)));
        store().save(incident("c", State.CLOSED, NOON, NOON.plusSeconds(10)));

        assertThat(store().unsettled()).extracting(Incident::id).containsExactly("c", "b");
    }

    @Test
    void anIncidentIsDroppedWhenItHasOutlivedTheRetentionOfTimelines() {
        store().save(incident("old", State.FINAL, NOON, NOON.plusSeconds(10)));
        store().save(incident("new", State.FINAL, NOON, NOON.plus(Duration.ofDays(2))));

        tidy(RetentionPeriods.DEFAULT, NOON.plus(Duration.ofDays(401)));

        assertThat(store().incidents(Instant.MIN, Instant.MAX))
                .extracting(Incident::id)
                .containsExactly("new");
    }

    private static Incident incident(String id, State state, Instant from, Instant to) {
        return new IncidentBuilder(id, from, to).state(state).build();
    }
}
