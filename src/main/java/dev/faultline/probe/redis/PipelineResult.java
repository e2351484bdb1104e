package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import java.util.Optional;

/** What a server has told in one conversation. */
sealed interface PipelineResult {

    /** What that means, where the server has to have the given role, if any. */
    Outcome outcome(Optional<ReplicationRole> expected);

    /** It refused. */
    record No(RedisReply.Refusal refusal) implements PipelineResult {
        @Override
        public Outcome outcome(Optional<ReplicationRole> expected) {
            return RedisErrors.outcome(refusal);
        }
    }

    /** It answered everything it was asked, as far as the user may ask. */
    record Yes(InfoReply info) implements PipelineResult {
        @Override
        public Outcome outcome(Optional<ReplicationRole> expected) {
            var role = info.role();
            if (expected.isPresent() && role.isEmpty()) {
                return Outcome.down(FailureClass.ASSERTION, "the role could not be read: the user may not run INFO");
            }
            if (expected.isPresent() && !expected.equals(role)) {
                return Outcome.down(
                        FailureClass.ASSERTION,
                        "is a " + role.get().word() + ", expected a "
                                + expected.get().word());
            }
            if (info.isFull()) {
                return Outcome.degraded(FailureClass.CAPACITY, "the memory is full: writes are refused");
            }
            return Outcome.up(inWords());
        }

        private String inWords() {
            return info.role().map(ReplicationRole::word).orElse("")
                    + (info.isCutOff() ? ", cut off from its master" : "");
        }
    }
}
