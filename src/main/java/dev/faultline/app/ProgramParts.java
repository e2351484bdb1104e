package dev.faultline.app;

import dev.faultline.analysis.BaselinePolicy;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.RouteRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.changes.ChangeListener;
import dev.faultline.changes.ChangeStore;
import dev.faultline.changes.paths.PathWatch;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.ConfigException;
import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.file.InodeCounter;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.probe.net.ProbeNetwork;
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
final class ProgramParts {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    InstanceEnvironment surroundings(Config settings) {
        return new InstanceEnvironment(settings);
    }

    @Produces
    @Singleton
    ProbeNetwork wire(Vertx vertx, InstantSource clock) {
        return ProbeNetwork.ofThePod(vertx, clock);
    }

    @Produces
    @Singleton
    ConfigWatch config(
            InstanceEnvironment surroundings,
            ProbeNetwork wire,
            BlockingPool blocking,
            Provider<RunningSidecar> sidecar) {
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

    private static List<ProbeFactory<?>> factories(ProbeNetwork wire, BlockingPool blocking) {
        var kinds = new ProbeKinds(wire, blocking.threads());
        return Stream.concat(
                        kinds.kinds().stream().map(kinds::factory).flatMap(Optional::stream),
                        Stream.of(kinds.network()))
                .toList();
    }

    @Produces
    @Singleton
    BlockingPool blocking() {
        return new BlockingPool(Executors.newCachedThreadPool(ProgramParts::thread));
    }

    /** One that ends a minute after its last work, so that a pod without files to look at pays for none. */
    static Thread thread(Runnable work) {
        var thread = new Thread(work, "faultline-blocking");
        thread.setDaemon(true);
        return thread;
    }

    @Produces
    @Singleton
    SqliteStore store(InstanceEnvironment surroundings, ConfigWatch config, InstantSource clock) {
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
    CheckpointStore bookmarks(SqliteStore store) {
        return store.bookmarks();
    }

    @Produces
    @Singleton
    Prober prober(InstanceEnvironment surroundings, ObservationStore store, @All List<ProbeListener> listeners) {
        return new Prober(surroundings.instance(), store::record, ProbeListener.all(listeners));
    }

    @Produces
    @Singleton
    DependencyRegistry roster(ConfigWatch config, ObservationStore store) {
        return new DependencyRegistry(() -> config.current().checks(), store);
    }

    @Produces
    @Singleton
    TimelineLoader history(ObservationStore store) {
        return new TimelineLoader(store);
    }

    @Produces
    @Singleton
    ChangeLog changeLog(ChangeStore store, @All List<ChangeListener> listeners) {
        return new ChangeLog(store, listeners);
    }

    @Produces
    @Singleton
    VerdictAnalysis inquiry(ObservationStore observations, ChangeStore changes, TimelineLoader history) {
        return new VerdictAnalysis(observations, changes, history);
    }

    @Produces
    @Singleton
    PathWatch paths(CheckpointStore bookmarks, BlockingPool blocking, InstantSource clock) {
        return new PathWatch(bookmarks, blocking.threads(), clock, InodeCounter.ofTheSystem());
    }

    @Produces
    @Singleton
    RouteRegistry routes(ConfigWatch config, ObservationStore observations) {
        return new RouteRegistry(() -> config.current().routes(), observations);
    }

    @Produces
    @Singleton
    OverviewLoader overviews(
            ConfigWatch config,
            DependencyRegistry roster,
            RouteRegistry routes,
            TimelineLoader history,
            ObservationStore observations,
            ErrorStore errors,
            IncidentStore incidents,
            ChangeStore changes,
            Prober prober) {
        return new OverviewLoader(
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
    ReportAnalysis investigation(
            ConfigWatch config,
            DependencyRegistry roster,
            ObservationStore observations,
            VerdictAnalysis inquiry,
            TimelineLoader history,
            ErrorStore errors,
            PathWatch paths,
            RouteRegistry routes) {
        return new ReportAnalysis(
                () -> reportSettings(config.current()),
                roster,
                routes,
                inquiry,
                history,
                errors,
                paths,
                new BaselinePolicy(observations));
    }

    private static ReportSettings reportSettings(FaultlineConfig config) {
        return new ReportSettings(config.app(), config.errors(), config.changes());
    }
}
