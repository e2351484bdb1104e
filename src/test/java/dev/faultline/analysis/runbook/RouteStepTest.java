// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import org.junit.jupiter.api.Test;

class RouteStepTest {

    @Test
    void theRoutesThatFailedAreToldWithHowOftenAndFromWhenToWhen() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 4)
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:04:09", "14:04:09", 10, 6)
                .answered(ErrorSource.ACCESS_LOG, "/cart", "14:01:00", "14:01:00", 50, 1)
                .answered(ErrorSource.ACCESS_LOG, "/home", "14:01:00", "14:01:00", 50, 0)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence())
                .isEqualTo("2 routes, most of all /pay, returned a 5xx for 11 of 70 requests, from 14:00:02 to"
                        + " 14:04:09 UTC.");
        assertThat(step.details())
                .containsExactly(
                        "/pay: a 5xx for 10 of 20 requests, from 14:00:02 to 14:04:09 UTC",
                        "/cart: a 5xx for 1 of 50 requests, at 14:01:00 UTC");
    }

    @Test
    void twoSourcesOfTheSameErrorsAreNotAddedUp() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.METRICS, "/pay", "14:00:00", "14:00:05", 20, 7)
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 20, 8)
                .step(StepName.ROUTE);

        assertThat(step.evidence().values())
                .containsEntry("source", "access-log")
                .containsEntry("errors", 8L);
    }

    @Test
    void whatTheAppWroteIsToldWithTheDependencyItSpeaksOf() {
        var step = between("14:00:00", "14:05:00")
                .wrote(40, "PSQLException: connection refused", "orders-db")
                .wrote(2, "NullPointerException", "")
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence())
                .isEqualTo(
                        "No 5xx was counted, but the app logged 42 error lines; most often: PSQLException: connection"
                                + " refused (this is orders-db).");
        assertThat(step.details()).hasSize(2);
    }

    @Test
    void withoutAnErrorTheStepSaysWhetherAnybodyWasLooking() {
        var quiet = between("14:00:00", "14:05:00").counting();

        assertThat(between("14:00:00", "14:05:00").step(StepName.ROUTE).state()).isEqualTo(StepState.NOT_CONFIGURED);
        assertThat(quiet.step(StepName.ROUTE).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(quiet.answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 0)
                        .step(StepName.ROUTE)
                        .state())
                .isEqualTo(StepState.CLEARED);
    }

    @Test
    void onlyTheRouteThatWasAskedForCounts() {
        var step = ReportSituation.on("/pay", "14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 4)
                .answered(ErrorSource.ACCESS_LOG, "/cart", "14:00:02", "14:00:02", 10, 9)
                .step(StepName.ROUTE);

        assertThat(step.evidence().values()).containsEntry("errors", 4L);
    }

    @Test
    void linesThatSayTheSameAreToldApartByWhereTheyCameFrom() {
        var step = between("14:00:00", "14:05:00")
                .wrote(9, "it is null", "", "Shop.total", "Shop.cart")
                .wrote(8, "it is null", "", "Shop.total", "Shop.checkout")
                .wrote(7, "no room", "", "Shop.upload", "Shop.handle")
                .step(StepName.ROUTE);

        assertThat(step.details())
                .containsExactly(
                        "9 error lines: it is null, at Shop.total of Shop.cart",
                        "8 error lines: it is null, at Shop.total of Shop.checkout",
                        "7 error lines: no room, at Shop.upload");
    }
}
