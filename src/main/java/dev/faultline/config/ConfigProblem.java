// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.List;

/**
 * Why the config file is not what is in force. To be shown until it is mended.
 *
 * @param summary one sentence, with what goes on instead
 * @param errors what is wrong in the file, by line; empty if it is not there or cannot be read
 */
public record ConfigProblem(String summary, List<ConfigError> errors) {

    public ConfigProblem {
        errors = List.copyOf(errors);
    }
}
