// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.text.AddressText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Services of the namespace by their addresses, as Kubernetes puts them into the environment of each container. */
public final class ServiceNames {

    private static final Pattern HOST = Pattern.compile("(.+)_SERVICE_HOST");
    private static final String KUBERNETES = "kubernetes";

    private final Map<String, String> byAddress = new HashMap<>();

    public ServiceNames(VariableSet variables) {
        variables.all().forEach((name, value) -> {
            var host = HOST.matcher(name);
            if (host.matches()) {
                byAddress.put(AddressText.of(value.strip()), MentionName.fit(host.group(1)));
            }
        });
    }

    /** The name of the Service at that address, as {@link AddressText} writes it. */
    public Optional<String> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** Whether the Kubernetes API is there, which is no dependency of an app's requests. */
    public boolean isPlatform(String address) {
        return at(address).filter(KUBERNETES::equals).isPresent();
    }
}
