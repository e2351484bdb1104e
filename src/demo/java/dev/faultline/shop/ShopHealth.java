// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;

/** What the shop says of itself, as MicroProfile Health has it: whether its pool has a connection to the orders. */
final class ShopHealth {

    static final String PATH = "/q/health";

    private final OrderPool pool;

    ShopHealth(OrderPool pool) {
        this.pool = pool;
    }

    /**
     * One answer.
     *
     * @param status of HTTP
     */
    record Told(int status, String document) {}

    Told tell() {
        try {
            pool.check();
            return told(true, "");
        } catch (SQLException failed) {
            return told(false, String.valueOf(failed.getMessage()));
        }
    }

    private static Told told(boolean up, String error) {
        var word = up ? "UP" : "DOWN";
        var document = JsonNodeFactory.instance.objectNode().put("status", word);
        var check =
                document.putArray("checks").addObject().put("name", "orders").put("status", word);
        if (!up) {
            check.putObject("data").put("error", error);
        }
        return new Told(up ? 200 : 503, document.toString());
    }
}
