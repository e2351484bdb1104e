// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.util.Map;

/**
 * One line of an exposition: a series and its value.
 *
 * @param name as it is written, its suffix ({@code _total}, {@code _count}) with it
 * @param labels their escapes resolved
 * @param value may be NaN or infinite
 */
record MetricSample(String name, Map<String, String> labels, double value) {}
