// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import java.util.List;

/**
 * What the databases that can be read have.
 *
 * @param found of those that responded
 * @param missing those that did not: what they have is not in it
 */
public record CellsAnswer<T>(List<T> found, List<CellTrouble> missing) {

    public CellsAnswer {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
    }
}
