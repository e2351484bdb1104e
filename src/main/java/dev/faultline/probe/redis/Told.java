package dev.faultline.probe.redis;

import dev.faultline.probe.Failure;
import dev.faultline.probe.Outcome;
import java.util.Optional;

/** What a server has told in one conversation. */
sealed interface Told {

    /** What that means, where the server has to have the given role, if any. */
    Outcome outcome(Optional<Role> expected);

    /** It refused. */
    record No(Reply.Refusal refusal) implements Told {
        @Override
        public Outcome outcome(Optional<Role> expected) {
            return Refusals.outcome(refusal);
        }
    }

    /** It answered everything it was asked, as far as the user may ask. */
    record Yes(Info info) implements Told {
        @Override
        public Outcome outcome(Optional<Role> expected) {
            var role = info.role();
            if (expected.isPresent() && role.isEmpty()) {
                return Outcome.down(Failure.ASSERTION, "the role could not be read: the user may not run INFO");
            }
            if (expected.isPresent() && !expected.equals(role)) {
                return Outcome.down(
                        Failure.ASSERTION,
                        "is a " + role.get().word() + ", expected a "
                                + expected.get().word());
            }
            if (info.isFull()) {
                return Outcome.degraded(Failure.CAPACITY, "the memory is full: writes are refused");
            }
            return Outcome.up(inWords());
        }

        private String inWords() {
            return info.role().map(Role::word).orElse("") + (info.isCutOff() ? ", cut off from its master" : "");
        }
    }
}
