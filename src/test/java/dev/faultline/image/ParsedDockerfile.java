// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Dockerfile of two stages: one builds, one runs.
 *
 * @param build the instructions of the first stage, from its FROM on
 * @param runtime those of the second one
 */
record ParsedDockerfile(List<Instruction> build, List<Instruction> runtime) {

    /** An instruction, its continuation lines joined. */
    record Instruction(String name, String arguments) {}

    static ParsedDockerfile read(Path file) throws IOException {
        var text = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        var stages = new ArrayList<List<Instruction>>();
        for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
            var words = line.split("\\s+", 2);
            if (words[0].equals("FROM")) {
                stages.add(new ArrayList<>());
            }
            stages.get(stages.size() - 1).add(new Instruction(words[0], words[1].strip()));
        }
        if (stages.size() != 2) {
            throw new AssertionError(file + " has " + stages.size() + " stages");
        }
        return new ParsedDockerfile(stages.get(0), stages.get(1));
    }

    /** The arguments of each instruction of that name, in order. */
    static Stream<String> all(List<Instruction> stage, String name) {
        return stage.stream().filter(each -> each.name().equals(name)).map(Instruction::arguments);
    }

    /** The arguments of the last instruction of that name, which is the one that counts. */
    static String last(List<Instruction> stage, String name) {
        return all(stage, name).reduce((first, second) -> second).orElseThrow(() -> new AssertionError("no " + name));
    }
}
