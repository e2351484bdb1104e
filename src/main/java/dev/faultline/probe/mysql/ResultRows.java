// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import java.util.Optional;

/**
 * The answer to a query, packet by packet: a count of columns, their definitions, an end, the rows, an end; or just an end. Of
 * several results the first that has rows counts.
 */
final class ResultRows {

    private static final int OK = 0x00;
    private static final int END = 0xFE;
    private static final int LONGEST_END = 8;
    private static final int MORE_RESULTS = 8;

    private enum Part {
        COUNT,
        DEFINITIONS,
        ROWS
    }

    private Part part = Part.COUNT;
    private long columns;
    private long rows;
    private Optional<MysqlError> error = Optional.empty();
    private Optional<String> first = Optional.empty();

    /** Takes the next packet, which is no error; whether it was the last. */
    boolean take(MysqlPacket packet) {
        return switch (part) {
            case COUNT -> count(packet);
            case DEFINITIONS -> {
                part = --columns < 0 ? Part.ROWS : part;
                yield false;
            }
            case ROWS -> row(packet);
        };
    }

    /** Takes an error, with which the answer ends. */
    boolean refused(MysqlPacket packet) {
        error = Optional.of(MysqlError.read(packet));
        return true;
    }

    /** What the server refused the query with, if it did. */
    Optional<MysqlError> error() {
        return error;
    }

    private boolean count(MysqlPacket packet) {
        if (packet.kind() == OK) {
            packet.next();
            packet.number();
            packet.number();
            return isLast(packet);
        }
        columns = packet.number();
        if (columns < 1 || columns > 4096) {
            throw new IllegalArgumentException("no count of columns");
        }
        part = Part.DEFINITIONS;
        return false;
    }

    private boolean row(MysqlPacket packet) {
        if (packet.kind() == END && packet.body().remaining() <= LONGEST_END) {
            packet.next();
            packet.body().getShort();
            part = Part.COUNT;
            return isLast(packet);
        }
        if (rows++ == 0) {
            first = packet.column();
        }
        return false;
    }

    private static boolean isLast(MysqlPacket packet) {
        return (packet.body().getShort() & MORE_RESULTS) == 0;
    }

    long rows() {
        return rows;
    }

    /** The first column of the first row; empty for {@code NULL} or no row. */
    Optional<String> firstValue() {
        return first;
    }
}
