// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.ColumnGrid;
import dev.faultline.analysis.overview.ErrorColumns;
import dev.faultline.web.page.format.PageWording;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Duration;

/**
 * The number of 5xx responses over time, as bars.
 *
 * @param most what the tallest bar stands for; 0 if there are none
 * @param total how many in all
 * @param label what they show, in words
 * @param bars them as SVG
 */
@TemplateData
public record ErrorBars(long most, long total, String label, RawString bars) {

    /** In percent of the height: a single error among thousands is still visible. */
    private static final double LEAST_HEIGHT = 6;

    private static final double LEAST_WIDTH = 0.2;

    static ErrorBars of(ErrorColumns errors, ColumnGrid grid) {
        var svg = new StringBuilder();
        var most = errors.most();
        for (var column = 0; column < errors.columns(); column++) {
            if (errors.errors(column) > 0) {
                bar(column, errors, grid, svg);
            }
        }
        return new ErrorBars(most, errors.total(), label(errors, grid), new RawString(svg.toString()));
    }

    private static void bar(int column, ErrorColumns errors, ColumnGrid grid, StringBuilder svg) {
        var width = 100.0 / grid.columns();
        var height = Math.max(LEAST_HEIGHT, errors.errors(column) * 100.0 / errors.most());
        svg.append("<rect class=\"bar\" x=\"")
                .append(TimeScale.text(column * width))
                .append("\" width=\"")
                .append(TimeScale.text(Math.max(LEAST_WIDTH, width)))
                .append("\" y=\"")
                .append(TimeScale.text(100 - height))
                .append("\" height=\"")
                .append(TimeScale.text(height))
                .append("\" data-count=\"")
                .append(errors.errors(column))
                .append("\"/>");
    }

    private static String label(ErrorColumns errors, ColumnGrid grid) {
        return PageWording.errorBars(errors.total(), errors.most(), Duration.ofMillis(Math.round(grid.stepMillis())));
    }
}
