// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The shop's process: answers on a port, writes an access log and a log of its errors. What a route cannot do is a 500.
 *
 * <p>Its arguments: port, folder, version, the JDBC URL of its orders, the port of its cache.
 */
final class ShopServer {

    private final Vertx vertx = Vertx.vertx();
    private final ShopLogs logs;
    private final Map<String, Callable<String>> handlers;
    private final ShopHealth health;

    private ShopServer(ShopLogs logs, Map<String, Callable<String>> handlers, ShopHealth health) {
        this.logs = logs;
        this.health = health;
        this.handlers = handlers;
    }

    public static void main(String[] arguments) throws SQLException {
        var port = Integer.parseInt(arguments[0]);
        var files = new ShopFolder(Path.of(arguments[1]));
        var pool = new OrderPool(arguments[3]);
        var routes = new ShopRoutes(files, arguments[2], arguments[3], pool, Integer.parseInt(arguments[4]));
        var logs = new ShopLogs(files);
        logs.started(arguments[2]);
        new ShopServer(logs, routes.byPath(), new ShopHealth(pool)).listen(port);
    }

    private void listen(int port) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::handle)
                .listen()
                .onFailure(failed -> {
                    System.err.println(failed);
                    System.exit(1);
                });
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals(ShopHealth.PATH)) {
            vertx.executeBlocking(health::tell, false)
                    .onSuccess(told -> answer(request, told.status(), told.document()));
            return;
        }
        var handler = handlers.get(request.path());
        if (handler == null) {
            answer(request, 404, "Not Found\n");
            return;
        }
        vertx.<String>executeBlocking(handler, false)
                .onSuccess(body -> answer(request, 200, body))
                .onFailure(failed -> {
                    logs.failed(request.path(), failed);
                    answer(request, 500, "Internal Server Error\n");
                });
    }

    private void answer(HttpServerRequest request, int status, String body) {
        var agent = String.valueOf(request.getHeader("User-Agent"));
        logs.answered(request.method().name(), request.uri(), status, body.length(), agent);
        request.response().setStatusCode(status).end(body);
    }
}
