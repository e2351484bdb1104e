// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.fleet.PreparedBatch;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ShippedDetail;
import dev.faultline.fleet.ShippingOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Ships one batch after the other over one connection, and settles who is ahead when that is in doubt. */
final class ShipmentRound {

    private static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 256 << 10;

    private final ShippingOutbox outbox;
    private final InstantSource clock;
    private final Instant started;
    private Optional<PreparedBatch> unanswered = Optional.empty();
    private List<RefusedRow> refusedOfUnanswered = List.of();
    private OptionalLong clockStored = OptionalLong.empty();
    private Optional<ParkedRows> parkedStored = Optional.empty();
    private int mostRows = MOST_ROWS;
    private Optional<ShippedDetail> detail = Optional.empty();
    private boolean isTurnOfBlocks;

    ShipmentRound(ShippingOutbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** What became of one batch. */
    enum Outcome {
        /** It was acknowledged, and there is more. */
        MORE,
        /** It was acknowledged, and nothing is left. */
        DONE,
        /** The local disk cannot be written to: nobody knows what is in. */
        HELD
    }

    /**
     * Ships one batch.
     *
     * @param whole whether also open runs and all dependencies are brought up to date
     * @param ended when this writer ends, if that is now
     * @throws SQLException if the database is away, or refuses: nothing of the batch is noted as shipped
     */
    Outcome ship(Connection connection, FleetMembership member, boolean whole, Optional<Instant> ended)
            throws SQLException {
        connection.setAutoCommit(false);
        // Packed observations never hold up news: after each batch of them, and after each failure, the next brings
        // those.
        var blocks = isTurnOfBlocks;
        isTurnOfBlocks = false;
        try {
            return attempt(connection, member, whole, ended, blocks, false);
        } catch (SQLException failed) {
            ShippingTransaction.rollBack(connection, failed);
            switch (DatabaseTrouble.of(failed)) {
                case ROW -> {
                    ShippingTransaction.makePartitions(connection);
                    return attemptApart(connection, member, whole, ended, blocks);
                }
                case SLOW -> mostRows = Math.max(1, mostRows / 2);
                default -> {
                    // It says nothing about the batch.
                }
            }
            throw failed;
        }
    }

    private Outcome attemptApart(
            Connection connection, FleetMembership member, boolean whole, Optional<Instant> ended, boolean blocks)
            throws SQLException {
        try {
            return attempt(connection, member, whole, ended, blocks, true);
        } catch (SQLException failed) {
            ShippingTransaction.rollBack(connection, failed);
            throw failed;
        }
    }

    private Outcome attempt(
            Connection connection,
            FleetMembership member,
            boolean whole,
            Optional<Instant> ended,
            boolean blocks,
            boolean apart)
            throws SQLException {
        ShippingTransaction.limit(connection);
        var format = DatabaseFormat.read(connection, clock);
        if (!format.takesOurs()) {
            throw new SQLException(
                    "its tables are of version " + format.version() + " and take writers from " + format.oldestWriter()
                            + " on; this program writes " + DatabaseFormat.OURS,
                    "42P01");
        }
        var place = outbox.place();
        if (!place.database().equals(Optional.of(format.database()))) {
            forget();
            outbox.shipAll(format.database(), 0);
            place = outbox.place();
        }
        wantBlocks(member);
        var prepared =
                blocks ? outbox.prepareBlocks(MOST_BYTES / MOST_ROWS * mostRows) : outbox.prepare(mostRows, whole);
        if (prepared.isEmpty()) {
            connection.rollback();
            return Outcome.HELD;
        }
        var batch = prepared.get();
        var parked = outbox.refused();
        var parkedNews = parkedStored.equals(Optional.of(parked)) ? Optional.<ParkedRows>empty() : Optional.of(parked);
        try {
            var refused = new BatchTransaction(connection, member, place, started)
                    .store(format, batch.content(), batch.after(), ended, clockStored, parkedNews, apart);
            // It may arrive without its answer. An earlier one without answer did not, or the fence had held this one.
            unanswered = prepared;
            refusedOfUnanswered = refused;
        } catch (FenceMoved moved) {
            connection.rollback();
            settle(moved, batch.after());
            return Outcome.MORE;
        }
        connection.commit();
        clockStored = OptionalLong.of(format.offset().toMillis());
        parkedStored = Optional.of(parked).filter(known -> format.hasParked());
        batch.acknowledge(refusedOfUnanswered);
        unanswered = Optional.empty();
        mostRows = Math.min(MOST_ROWS, mostRows + Math.max(1, mostRows / 10));
        if (!batch.content().more()) {
            isTurnOfBlocks = !blocks && detail.equals(Optional.of(ShippedDetail.OBSERVATIONS)) && outbox.hasBlocks();
            return isTurnOfBlocks ? Outcome.MORE : Outcome.DONE;
        }
        return Outcome.MORE;
    }

    private void wantBlocks(FleetMembership member) {
        var wanted = member.settings().map(FleetSettings::detail);
        if (!wanted.equals(detail)) {
            outbox.shipBlocks(wanted.equals(Optional.of(ShippedDetail.OBSERVATIONS)));
            detail = wanted;
        }
    }

    /** Who is ahead, if the database has another batch than the last one that we know of. */
    private void settle(FenceMoved moved, long after) {
        var theirs = moved.batch();
        if (theirs.isEmpty() || theirs.getAsLong() < after) {
            forget();
            outbox.shipAll(moved.database(), theirs.orElse(0));
        } else if (theirs.getAsLong() > after + 1) {
            forget();
            outbox.becomeAnother(moved.database());
        } else if (unanswered.isPresent() && unanswered.get().after() == after) {
            unanswered.get().acknowledge(refusedOfUnanswered);
            unanswered = Optional.empty();
        } else {
            outbox.resume(theirs.getAsLong());
        }
    }

    private void forget() {
        unanswered = Optional.empty();
        clockStored = OptionalLong.empty();
        parkedStored = Optional.empty();
    }
}
