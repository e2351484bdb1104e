// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.probe.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an open transaction changes, for those who keep it in memory; they are told once it is committed. */
public final class CommitEffects {

    private final Map<String, List<Observation>> appended = new LinkedHashMap<>();
    private final Set<String> rewritten = new LinkedHashSet<>();
    private final List<Runnable> followUps = new ArrayList<>();
    private long rows;
    private long packed;
    private long packedBytes;

    /** The observation is the latest of its dependency. */
    public void appended(Observation observation) {
        appended.computeIfAbsent(observation.dependency(), name -> new ArrayList<>())
                .add(observation);
    }

    /** The runs of the dependency changed in some other way. */
    public void rewritten(String dependency) {
        rewritten.add(dependency);
    }

    public void rows(long more) {
        rows += more;
    }

    public void packed(long moreObservations, long moreBytes) {
        packed += moreObservations;
        packedBytes += moreBytes;
    }

    /** Has something done once the transaction is committed. */
    public void afterCommit(Runnable followUp) {
        followUps.add(followUp);
    }

    void runFollowUps() {
        followUps.forEach(Runnable::run);
    }

    public Map<String, List<Observation>> appended() {
        return appended;
    }

    public Set<String> rewritten() {
        return rewritten;
    }

    public long rows() {
        return rows;
    }

    public long packed() {
        return packed;
    }

    public long packedBytes() {
        return packedBytes;
    }
}
