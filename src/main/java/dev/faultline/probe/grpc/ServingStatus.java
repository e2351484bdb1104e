// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a service says of itself, in the order of the numbers of {@code grpc.health.v1}. */
enum ServingStatus {
    UNKNOWN,
    SERVING,
    NOT_SERVING,
    SERVICE_UNKNOWN;

    static final Set<String> WORDS =
            Arrays.stream(values()).map(ServingStatus::name).collect(Collectors.toUnmodifiableSet());
}
