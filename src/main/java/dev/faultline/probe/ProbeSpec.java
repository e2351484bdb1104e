// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import dev.faultline.settings.Secret;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one probe, checked and complete. Implementations are records: two equal specs need no new probe.
 */
public interface ProbeSpec {

    /** Where the dependency is: {@code host:port} in lower case, or an absolute path; empty if it has no place. */
    Set<String> endpoints();

    /** The settings as answers may show them: the config file's keys, secrets masked or left out. */
    Map<String, Object> publicView();

    /** Every secret in it, so that messages can be cleared of them. */
    default Set<Secret> secrets() {
        return Set.of();
    }
}
