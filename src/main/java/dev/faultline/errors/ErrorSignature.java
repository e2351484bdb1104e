// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.util.List;

/**
 * What error lines of one cause have in common: the same types of exceptions thrown at the same places, or, without a
 * stack trace, the same words. Numbers and ids are taken out, so that it is bounded in number.
 *
 * @param id short, stable over restarts and instances; equal for equal signatures
 * @param types the types of the exceptions from the outermost to the root, as far as they are known
 * @param frames the top frames of the root exception, {@code class.method}, the topmost first
 * @param text the message of the root exception, or the line's, with everything that varies replaced by {@code *}
 */
public record ErrorSignature(String id, List<String> types, List<String> frames, String text) {

    public ErrorSignature {
        types = List.copyOf(types);
        frames = List.copyOf(frames);
    }
}
