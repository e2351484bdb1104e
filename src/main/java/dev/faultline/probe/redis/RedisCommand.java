// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command of a probe.
 *
 * @param purpose what its reply is for
 * @param words the command and its arguments
 */
record RedisCommand(Purpose purpose, List<String> words) {

    /** What a command is sent for. */
    enum Purpose {
        AUTHENTICATE,
        SELECT,
        PING,
        REPLICATION,
        MEMORY,
        CLUSTER,
        CLUSTER_STATE;

        /** Whether nothing is lost if the user may not run it. */
        boolean isOptional() {
            return ordinal() > PING.ordinal();
        }
    }

    /**
     * All that one probe sends, in this order and without waiting in between.
     *
     * @param optional whether with what decides nothing unless a role is expected
     */
    static List<RedisCommand> of(RedisSpec spec, Optional<String> password, boolean optional) {
        var commands = new ArrayList<RedisCommand>();
        password.ifPresent(word -> commands.add(new RedisCommand(
                Purpose.AUTHENTICATE,
                spec.access()
                        .username()
                        .map(user -> List.of("AUTH", user, word))
                        .orElse(List.of("AUTH", word)))));
        if (spec.access().database() != 0) {
            commands.add(new RedisCommand(
                    Purpose.SELECT,
                    List.of("SELECT", Integer.toString(spec.access().database()))));
        }
        commands.add(new RedisCommand(Purpose.PING, List.of("PING")));
        if (!optional && spec.role().isEmpty()) {
            return commands;
        }
        commands.add(new RedisCommand(Purpose.REPLICATION, List.of("INFO", "replication")));
        commands.add(new RedisCommand(Purpose.MEMORY, List.of("INFO", "memory")));
        commands.add(new RedisCommand(Purpose.CLUSTER, List.of("INFO", "cluster")));
        return commands;
    }

    /** What a node of a cluster is asked as well. */
    static RedisCommand clusterState() {
        return new RedisCommand(Purpose.CLUSTER_STATE, List.of("CLUSTER", "INFO"));
    }

    /** As it is sent. */
    ByteBuf encoded() {
        var out = Unpooled.buffer(64);
        line(out, "*" + words.size());
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            line(out, "$" + bytes.length);
            out.writeBytes(bytes).writeByte('\r').writeByte('\n');
        }
        return out;
    }

    private static void line(ByteBuf out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII)).writeByte('\r').writeByte('\n');
    }

    /** Without its words: there may be a password among them. */
    @Override
    public String toString() {
        return purpose.toString();
    }
}
