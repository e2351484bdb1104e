// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.faultline.text.HarmlessText;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal acts on, and marks that turn the direction of writing, as {@code \}{@code uXXXX} in JSON: who reads a response
 * with curl sees what is there, and a parser gets the text unchanged.
 */
final class JsonEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
        var codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return HarmlessText.isHarmful((char) character)
                ? new SerializedString(String.format("\\u%04x", character))
                : null;
    }
}
