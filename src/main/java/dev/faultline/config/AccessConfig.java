// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.settings.PageUrl;
import dev.faultline.settings.Secret;
import java.util.Optional;

/**
 * How people and scrapers come to what is known.
 *
 * @param apiToken what a caller has to bring, if the file sets one
 * @param page where people open the page, if the file says it
 * @param histograms whether durations are measured with the buckets of a histogram
 */
public record AccessConfig(Optional<Secret> apiToken, Optional<PageUrl> page, boolean histograms) {

    static final AccessConfig OPEN = new AccessConfig(Optional.empty(), Optional.empty(), true);
}
