// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The salted password of SCRAM, computed once and kept: its thousands of rounds cost more than all the rest of a probe, and
 * come out the same for as long as password, salt and rounds are. Thread-safe.
 */
public final class SaltedPassword {

    private record Input(String password, byte[] salt, int rounds) {

        boolean sameAs(Input other) {
            return rounds == other.rounds && password.equals(other.password) && Arrays.equals(salt, other.salt);
        }
    }

    private record Kept(Input input, byte[] output) {}

    private final ScramMechanism mechanism;
    private final StringPreparation preparation;
    private final Executor blocking;
    private volatile @Nullable Kept kept;

    /**
     * @param preparation what the server does to a password before it is salted
     * @param blocking where it is computed, for it takes milliseconds
     */
    public SaltedPassword(ScramMechanism mechanism, StringPreparation preparation, Executor blocking) {
        this.mechanism = mechanism;
        this.preparation = preparation;
        this.blocking = blocking;
    }

    ScramMechanism mechanism() {
        return mechanism;
    }

    Future<byte[]> of(String password, byte[] salt, int rounds, NetworkRun run) {
        var input = new Input(password, salt, rounds);
        var known = kept;
        if (known != null && known.input().sameAs(input)) {
            return Future.succeededFuture(known.output());
        }
        return run.here(CompletableFuture.supplyAsync(() -> compute(input), blocking))
                .onSuccess(output -> kept = new Kept(input, output));
    }

    private byte[] compute(Input input) {
        return ScramFunctions.saltedPassword(
                mechanism, preparation, input.password().toCharArray(), input.salt(), input.rounds());
    }
}
