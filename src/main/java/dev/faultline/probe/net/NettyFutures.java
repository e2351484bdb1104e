// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.netty.util.concurrent.Future;
import io.vertx.core.Promise;

/** Brings the futures of Netty to those of Vert.x. */
public final class NettyFutures {

    private NettyFutures() {}

    /** Completes with the result of the given future, on its thread. */
    public static <T> io.vertx.core.Future<T> of(Future<T> future) {
        var promise = Promise.<T>promise();
        future.addListener((Future<T> done) -> {
            if (done.isSuccess()) {
                promise.tryComplete(done.getNow());
            } else {
                promise.tryFail(done.cause());
            }
        });
        return promise.future();
    }
}
