// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.verdict.JointBounds;
import dev.faultline.hub.verdict.ShareBounds;
import dev.faultline.hub.wording.FleetWording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One dependency.
 *
 * @param finding what it comes to over all instances
 * @param scope where the fault is; null if it certainly failed for nobody
 * @param nodes how many nodes found what
 * @param share of the nodes that it failed for
 * @param onset when it began; null if it certainly failed for nobody
 * @param recovery when it ended; null while it has not for all
 * @param explained how much of the window it explains, over all nodes
 * @param failures how many instances it failed for in which way
 * @param observedUntil up to when all that report observed it; null if that is the end of the window
 * @param where each node
 * @param elsewhere how other apps observed the same endpoint at that time
 * @param why one sentence
 */
@RegisterForReflection
public record FleetFindingDocument(
        String name,
        String kind,
        boolean critical,
        Finding finding,
        @Nullable FaultScope scope,
        SightCounts nodes,
        ShareDocument share,
        @Nullable JointBoundsDocument onset,
        @Nullable JointBoundsDocument recovery,
        ShareDocument explained,
        Map<String, Long> failures,
        @Nullable Instant observedUntil,
        List<NodeDocument> where,
        List<ElsewhereDocument> elsewhere,
        String why) {

    static FleetFindingDocument of(FleetFinding each, FleetVerdict verdict) {
        return new FleetFindingDocument(
                each.dependency().name(),
                each.dependency().kind().name(),
                each.dependency().critical(),
                each.finding(),
                each.scope().orElse(null),
                new SightCounts(each.count(Sight.FAILED), each.count(Sight.CLEAR), each.count(Sight.UNKNOWN)),
                ShareDocument.of(each.share()),
                each.onset().map(JointBoundsDocument::of).orElse(null),
                each.recovery().map(JointBoundsDocument::of).orElse(null),
                ShareDocument.of(each.explained()),
                each.failures(),
                each.observedUntil().orElse(null),
                each.where().stream().map(NodeDocument::of).toList(),
                each.elsewhere().stream()
                        .map(other -> new ElsewhereDocument(
                                other.app(),
                                other.name(),
                                other.endpoint(),
                                other.failed(),
                                other.clear(),
                                other.unknown()))
                        .toList(),
                FleetWording.why(each, verdict));
    }

    /**
     * How many nodes found what.
     *
     * @param failed it failed for all on them who know
     * @param clear it was up for one on them, throughout the time in which it failed for others
     * @param unknown nobody on them knows
     */
    @RegisterForReflection
    public record SightCounts(int failed, int clear, int unknown) {}

    /** A share if all that is unknown was up, and if all of it failed. */
    @RegisterForReflection
    public record ShareDocument(double least, double most) {

        static ShareDocument of(ShareBounds bounds) {
            return new ShareDocument(NumberRounding.share(bounds.least()), NumberRounding.share(bounds.most()));
        }
    }

    /**
     * When something changed for all.
     *
     * @param earliest null if nothing was observed before
     * @param latest null if nothing was observed after
     * @param together whether all bounds have a common part, which these are; else the first and the last of all
     */
    @RegisterForReflection
    public record JointBoundsDocument(
            @Nullable Instant earliest, @Nullable Instant latest, boolean together) {

        static JointBoundsDocument of(JointBounds bounds) {
            return new JointBoundsDocument(
                    bounds.earliest().orElse(null), bounds.latest().orElse(null), bounds.together());
        }
    }

    /**
     * One node.
     *
     * @param zone null if it is unknown
     */
    @RegisterForReflection
    public record NodeDocument(
            String node, @Nullable String zone, Finding finding, List<NodeInstanceDocument> instances) {

        static NodeDocument of(FleetFinding.NodeFinding node) {
            return new NodeDocument(
                    node.node(),
                    node.zone().orElse(null),
                    node.finding(),
                    node.instances().stream()
                            .map(each -> new NodeInstanceDocument(
                                    each.instance(),
                                    each.finding(),
                                    each.reason().isEmpty() ? null : each.reason(),
                                    each.reportedUntil().orElse(null)))
                            .toList());
        }
    }

    /**
     * One instance on it.
     *
     * @param reason why it is unknown; null if it is not
     * @param reportedUntil up to when all is in; null if it has not caught up yet
     */
    @RegisterForReflection
    public record NodeInstanceDocument(
            String instance,
            Finding finding,
            @Nullable String reason,
            @Nullable Instant reportedUntil) {}

    /** How the instances of another app observed the endpoint. */
    @RegisterForReflection
    public record ElsewhereDocument(String app, String name, String endpoint, int failed, int clear, int unknown) {}
}
