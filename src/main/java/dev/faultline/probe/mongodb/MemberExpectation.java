// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.mongodb.MemberHello.State;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be there.
 *
 * @param role {@code primary}, {@code secondary} or {@code any}; absent: a primary that the set knows
 * @param writable whether writes have to be taken
 */
record MemberExpectation(Optional<String> role, boolean writable) {

    static final String PRIMARY = "primary";
    static final String SECONDARY = "secondary";
    static final String ANY = "any";

    private static final Set<String> ROLES = Set.of(PRIMARY, SECONDARY, ANY);

    static MemberExpectation read(SettingsSection expect) {
        var role = expect.has("role") ? Optional.of(expect.choice("role", PRIMARY, ROLES)) : Optional.<String>empty();
        var writable = expect.flag("writable", false);
        if (writable && role.filter(SECONDARY::equals).isPresent()) {
            expect.reject("writable", "a role that takes writes, which a secondary never does");
        }
        return new MemberExpectation(role, writable);
    }

    /**
     * Whether a member is one that the app would use.
     *
     * @param alone whether the app talks to this one and looks for no other
     */
    boolean isServedBy(MemberHello member, boolean alone) {
        if (!member.set().isPresent()) {
            return member.leads();
        }
        return switch (role.orElse(alone ? ANY : PRIMARY)) {
            case PRIMARY -> member.is(State.PRIMARY);
            case SECONDARY -> member.is(State.SECONDARY);
            default -> member.is(State.PRIMARY) || member.is(State.SECONDARY);
        };
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        role.ifPresent(word -> view.put("role", word));
        if (writable) {
            view.put("writable", true);
        }
        return view;
    }
}
