// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

/**
 * How the turns go, for metrics.
 *
 * @param connected whether Redis replies
 * @param turns probes that this instance made in its turn
 * @param witnessed probes that it made because another had observed a failure
 * @param alone probes that it made without Redis
 * @param taken observations of others that it took over
 */
public record SharingFigures(boolean connected, long turns, long witnessed, long alone, long taken) {

    static final SharingFigures NONE = new SharingFigures(false, 0, 0, 0, 0);

    SharingFigures connected(boolean now) {
        return new SharingFigures(now, turns, witnessed, alone, taken);
    }

    SharingFigures plusTurn() {
        return new SharingFigures(connected, turns + 1, witnessed, alone, taken);
    }

    SharingFigures plusWitness() {
        return new SharingFigures(connected, turns, witnessed + 1, alone, taken);
    }

    SharingFigures plusAlone() {
        return new SharingFigures(connected, turns, witnessed, alone + 1, taken);
    }

    SharingFigures plusTaken() {
        return new SharingFigures(connected, turns, witnessed, alone, taken + 1);
    }
}
