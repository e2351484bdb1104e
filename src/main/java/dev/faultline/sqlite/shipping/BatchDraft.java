// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.DependencyStanding;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ReplacedSpan;
import dev.faultline.fleet.ShippedBlock;
import dev.faultline.fleet.ShippedRun;
import java.util.ArrayList;
import java.util.List;

/** A batch while it is read, and what is to be noted once it was shipped. */
final class BatchDraft {

    final List<ShippedRun> runs = new ArrayList<>();
    final List<ReplacedSpan> spans = new ArrayList<>();
    final List<DependencyStanding> dependencies = new ArrayList<>();
    final List<TailPlace> tails = new ArrayList<>();
    final List<DayPlace> days = new ArrayList<>();
    final List<RowPlace> rows = new ArrayList<>();
    final List<ShippedBlock> packed = new ArrayList<>();
    final List<BlockPlace> blocks = new ArrayList<>();
    final List<RefusedRow> refused = new ArrayList<>();
    long after;
    boolean isThrough;
    boolean more;
}
