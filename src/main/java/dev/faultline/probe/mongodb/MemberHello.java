// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a member says of itself and of its set in its response to {@code hello}.
 *
 * @param set the name of its replica set; absent: it is in none
 * @param state what it is there
 * @param readOnly whether it takes no writes whatever it is
 * @param primary where it says that the primary is; absent: it knows none
 * @param members those that clients may be served by, itself included, in lower case
 * @param mechanisms by which the user can sign in; absent: it does not say
 */
record MemberHello(
        Optional<String> set,
        State state,
        boolean readOnly,
        Optional<String> primary,
        List<String> members,
        Optional<List<String>> mechanisms) {

    /** What a member is. */
    enum State {
        PRIMARY,
        SECONDARY,
        /** A router in front of a sharded cluster. */
        ROUTER,
        /** A server of its own. */
        STANDALONE,
        /** Starting, recovering, or there only to vote. */
        OTHER
    }

    MemberHello {
        members = List.copyOf(members);
        mechanisms = mechanisms.map(List::copyOf);
    }

    static MemberHello read(BsonFields response) {
        var set = response.text("setName");
        return new MemberHello(
                set,
                state(response, set.isPresent()),
                response.flag("readOnly"),
                response.text("primary").map(MemberHello::lower),
                Stream.of("hosts", "passives")
                        .flatMap(list -> response.texts(list).orElse(List.of()).stream())
                        .map(MemberHello::lower)
                        .toList(),
                response.texts("saslSupportedMechs"));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static State state(BsonFields response, boolean inSet) {
        if (response.text("msg").filter("isdbgrid"::equals).isPresent()) {
            return State.ROUTER;
        }
        if (response.flag("isreplicaset")) {
            return State.OTHER;
        }
        var primary = response.flag("isWritablePrimary") || response.flag("ismaster");
        if (!inSet) {
            return State.STANDALONE;
        }
        if (response.flag("hidden")) {
            return State.OTHER;
        }
        return primary ? State.PRIMARY : response.flag("secondary") ? State.SECONDARY : State.OTHER;
    }

    /** Whether it is the one that takes the writes of its set, or is in none. */
    boolean leads() {
        return state == State.PRIMARY || state == State.ROUTER || state == State.STANDALONE;
    }

    boolean is(State wanted) {
        return state == wanted;
    }
}
