// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers that variables and files name. */
public final class ServerMentions {

    private ServerMentions() {}

    /** All of them, those of variables first. Opens nothing on the network; reads the given config files. */
    public static List<EndpointMention> find(VariableSet variables, List<Path> files) {
        return Stream.concat(new EnvironmentMentions(variables).find().stream(), FileMentions.in(files).stream())
                .toList();
    }
}
