// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What instances read and write in Redis to take turns. For one thread; each method may throw {@link LinkDown}. */
final class TurnBoard implements AutoCloseable {

    private static final Duration CLOCK_HOLDS = Duration.ofMinutes(5);
    private static final int MOST_READ = 200;
    private static final int MOST_KEPT = 1_000;
    private static final int KEPT_INTERVALS = 10;
    private static final int MEMBER_INTERVALS = 3;
    private static final long KEPT_AT_LEAST_MILLIS = 1_000;

    private final RedisLink link;
    private RedisClock clock = new RedisClock(0, 0);

    TurnBoard(RedisLink link) {
        this.link = link;
    }

    /** Connects, and asks what time it is there. */
    void open() throws LinkDown {
        link.open();
        askTime();
    }

    private void askTime() throws LinkDown {
        var asked = System.nanoTime();
        var time = link.send(List.of(Request.cmd(Command.TIME))).get(0);
        var replied = System.nanoTime();
        if (time.isEmpty() || time.get().size() < 2) {
            throw new LinkDown("its time is unknown");
        }
        clock = RedisClock.of(time.get().get(0).toLong(), time.get().get(1).toLong(), asked, replied);
    }

    /** The time there, as of the last five minutes. */
    RedisClock clock() throws LinkDown {
        if (System.nanoTime() - clock.nanos() > CLOCK_HOLDS.toNanos()) {
            askTime();
        }
        return clock;
    }

    /**
     * What is new in a stream.
     *
     * @param entries that are new
     * @param last the id of the last one there
     * @param members how many take part, this one included
     */
    record Reading(List<SharedEntry> entries, String last, long members) {}

    /** Takes part, and reads what was observed since the entry of the given id. */
    Reading read(SharedIdentity shared, String member, String last, Duration interval) throws LinkDown {
        var now = clock().at(System.nanoTime()).toEpochMilli();
        var expired = now - interval.toMillis() * MEMBER_INTERVALS;
        var replies = link.send(List.of(
                Request.cmd(Command.ZADD).arg(shared.members()).arg(now).arg(member),
                Request.cmd(Command.ZREMRANGEBYSCORE)
                        .arg(shared.members())
                        .arg("-inf")
                        .arg("(" + expired),
                Request.cmd(Command.ZCARD).arg(shared.members()),
                Request.cmd(Command.PEXPIRE).arg(shared.members()).arg(kept(interval)),
                Request.cmd(Command.XREAD)
                        .arg("COUNT")
                        .arg(MOST_READ)
                        .arg("STREAMS")
                        .arg(shared.seen())
                        .arg(last)));
        var members = replies.get(2).map(Response::toLong).orElse(1L);
        var entries = new ArrayList<SharedEntry>();
        var latest = last;
        for (var entry : entriesOf(replies.get(4))) {
            latest = entry.get(0).toString();
            SharedEntry.of(entry.get(1)).ifPresent(entries::add);
        }
        return new Reading(List.copyOf(entries), latest, Math.max(1, members));
    }

    /** One stream was asked for: a list of one, of its name and its entries; nil if nothing is new. */
    private static List<Response> entriesOf(Optional<Response> reply) {
        var entries = new ArrayList<Response>();
        reply.filter(streams -> streams.size() == 1)
                .ifPresent(streams -> streams.get(0).get(1).forEach(entries::add));
        return entries;
    }

    /** Takes what the key stands for, unless another has it; whether it is ours. */
    boolean claim(String key, String instance, Duration held) throws LinkDown {
        return link.send(List.of(Request.cmd(Command.SET)
                        .arg(key)
                        .arg(instance)
                        .arg("NX")
                        .arg("PX")
                        .arg(held.toMillis())))
                .get(0)
                .isPresent();
    }

    /** Gives the others what was observed. */
    void publish(SharedIdentity shared, SharedEntry entry, Duration interval) throws LinkDown {
        var add = Request.cmd(Command.XADD)
                .arg(shared.seen())
                .arg("MAXLEN")
                .arg("~")
                .arg(MOST_KEPT)
                .arg("*");
        entry.fields().forEach(add::arg);
        link.send(List.of(add, Request.cmd(Command.PEXPIRE).arg(shared.seen()).arg(kept(interval))));
    }

    /** Takes part no more. */
    void leave(SharedIdentity shared, String member) throws LinkDown {
        link.send(List.of(Request.cmd(Command.ZREM).arg(shared.members()).arg(member)));
    }

    private static long kept(Duration interval) {
        return Math.max(KEPT_AT_LEAST_MILLIS, interval.toMillis() * KEPT_INTERVALS);
    }

    @Override
    public void close() {
        link.close();
    }
}
