package dev.faultline.probe.postgresql;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The salted password of SCRAM, computed once and kept: its thousands of rounds cost more than all the rest of a probe,
 * and come out the same for as long as password, salt and rounds are. Thread-safe.
 */
final class SaltedPassword {

    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;

    private record Input(String password, byte[] salt, int rounds) {

        boolean sameAs(Input other) {
            return rounds == other.rounds && password.equals(other.password) && Arrays.equals(salt, other.salt);
        }

        byte[] compute() {
            return ScramFunctions.saltedPassword(
                    MECHANISM, StringPreparation.POSTGRESQL_PREPARATION, password.toCharArray(), salt, rounds);
        }
    }

    private record Kept(Input input, byte[] output) {}

    private final Executor blocking;
    private volatile @Nullable Kept kept;

    /** @param blocking where it is computed, for it takes milliseconds */
    SaltedPassword(Executor blocking) {
        this.blocking = blocking;
    }

    Future<byte[]> of(String password, byte[] salt, int rounds) {
        var input = new Input(password, salt, rounds);
        var known = kept;
        if (known != null && known.input().sameAs(input)) {
            return Future.succeededFuture(known.output());
        }
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(input::compute, blocking))
                .onSuccess(output -> kept = new Kept(input, output));
    }
}
