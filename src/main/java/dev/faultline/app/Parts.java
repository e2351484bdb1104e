package dev.faultline.app;

import dev.faultline.analysis.AskedRoutes;
import dev.faultline.analysis.EnoughHistory;
import dev.faultline.analysis.History;
import dev.faultline.analysis.Inquiry;
import dev.faultline.analysis.Investigation;
import dev.faultline.analysis.Roster;
import dev.faultline.analysis.overview.Overviews;
import dev.faultline.changes.ChangeListener;
import dev.faultline.changes.ChangeStore;
import dev.faultline.changes.paths.PathWatch;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.checkpoint.Bookmarks;
import dev.faultline.config.ConfigException;
import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigWatch;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.file.InodeCount;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.probe.net.Wire;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.sqlite.StoreInUse;
import dev.faultline.timeline.ObservationStore;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What the program is built from. Each part is made once, when it is first asked for. */
final class Parts {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Surroundings surroundings(Config settings) {
        return new Surroundings(settings);
    }

    @Produces
    @Singleton
    Wire wire(Vertx vertx, InstantSource clock) {
        return Wire.ofThePod(vertx, clock);
    }

    @Produces
    @Singleton
    ConfigWatch config(Surroundings surroundings, Wire wire, BlockingPool blocking, Provider<Sidecar> sidecar) {
        var loader = new ConfigLoader(factories(wire, blocking), name -> Optional.ofNullable(System.getenv(name)));
        var file = surroundings.configFile();
        var watch = new ConfigWatch(file, loader, config -> sidecar.get().apply(config));
        try {
            watch.load();
        } catch (ConfigException e) {
            throw new CannotStart(2, "the config file " + file.path() + " cannot be used:\n" + e.getMessage());
        }
        return watch;
    }

    private static List<ProbeFactory<?>> factories(Wire wire, BlockingPool blocking) {
        var kinds = new ProbeKinds(wire, blocking.threads());
        return Stream.concat(
                        kinds.kinds().stream().map(kinds::factory).flatMap(Optional::stream),
                        Stream.of(kinds.network()))
                .toList();
    }

    @Produces
    @Singleton
    BlockingPool blocking() {
        return new BlockingPool(Executors.newCachedThreadPool(Parts::thread));
    }

    /** One that ends a minute after its last work, so that a pod without files to look at pays for none. */
    static Thread thread(Runnable work) {
        var thread = new Thread(work, "faultline-blocking");
        thread.setDaemon(true);
        return thread;
    }

    @Produces
    @Singleton
    SqliteStore store(Surroundings surroundings, ConfigWatch config, InstantSource clock) {
        try {
            return SqliteStore.open(surroundings.dataDirectory(config.current()), clock);
        } catch (StoreInUse e) {
            throw new CannotStart(1, String.valueOf(e.getMessage()));
        }
    }

    @Produces
    @Singleton
    ErrorStore errors(SqliteStore store) {
        return store.errors();
    }

    @Produces
    @Singleton
    IncidentStore incidents(SqliteStore store) {
        return store.incidents();
    }

    @Produces
    @Singleton
    Bookmarks bookmarks(SqliteStore store) {
        return store.bookmarks();
    }

    @Produces
    @Singleton
    Prober prober(Surroundings surroundings, ObservationStore store, @All List<ProbeListener> listeners) {
        return new Prober(surroundings.instance(), store::record, ProbeListener.all(listeners));
    }

    @Produces
    @Singleton
    Roster roster(ConfigWatch config, ObservationStore store) {
        return new Roster(() -> config.current().checks(), store);
    }

    @Produces
    @Singleton
    History history(ObservationStore store) {
        return new History(store);
    }

    @Produces
    @Singleton
    ChangeLog changeLog(ChangeStore store, @All List<ChangeListener> listeners) {
        return new ChangeLog(store, listeners);
    }

    @Produces
    @Singleton
    Inquiry inquiry(ObservationStore observations, ChangeStore changes, History history) {
        return new Inquiry(observations, changes, history);
    }

    @Produces
    @Singleton
    PathWatch paths(Bookmarks bookmarks, BlockingPool blocking, InstantSource clock) {
        return new PathWatch(bookmarks, blocking.threads(), clock, InodeCount.ofTheSystem());
    }

    @Produces
    @Singleton
    AskedRoutes routes(ConfigWatch config, ObservationStore observations) {
        return new AskedRoutes(() -> config.current().routes(), observations);
    }

    @Produces
    @Singleton
    Overviews overviews(
            ConfigWatch config,
            Roster roster,
            AskedRoutes routes,
            History history,
            ObservationStore observations,
            ErrorStore errors,
            IncidentStore incidents,
            ChangeStore changes,
            Prober prober) {
        return new Overviews(
                roster,
                routes,
                history,
                observations,
                errors,
                () -> config.current().errors(),
                incidents,
                changes,
                prober::standing);
    }

    @Produces
    @Singleton
    Investigation investigation(
            ConfigWatch config,
            Roster roster,
            ObservationStore observations,
            Inquiry inquiry,
            History history,
            ErrorStore errors,
            PathWatch paths,
            AskedRoutes routes) {
        return new Investigation(
                config::current, roster, routes, inquiry, history, errors, paths, new EnoughHistory(observations));
    }
}
