// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetEncryption;
import dev.faultline.fleet.FleetSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections to the fleet's database. The driver is called by hand: its URL is known only at run time. */
public final class FleetConnection {

    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "20";

    private FleetConnection() {}

    /**
     * A new connection, for whoever asks to close. The password is read anew.
     *
     * @param instance shown by the server beside the connection
     */
    public static Connection open(FleetSettings settings, String instance) throws SQLException {
        var url = "jdbc:postgresql://" + settings.hosts() + "/"
                + URLEncoder.encode(settings.database(), StandardCharsets.UTF_8).replace("+", "%20");
        var connection = new Driver().connect(url, properties(settings, instance));
        if (connection == null) {
            throw new SQLException("the driver does not take " + url);
        }
        return connection;
    }

    private static Properties properties(FleetSettings settings, String instance) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.username());
        if (settings.password().isPresent()) {
            try {
                properties.setProperty("password", settings.password().get().reveal());
            } catch (IOException unreadable) {
                throw new SQLException("the password file cannot be read", "28000", unreadable);
            }
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("ApplicationName", "faultline/" + instance);
        if (settings.servers().size() > 1) {
            // A standby reads, but what it has may be old; and a batch belongs to the server that the others follow.
            properties.setProperty("targetServerType", "primary");
        }
        if (!settings.prepared()) {
            properties.setProperty("prepareThreshold", "0");
        }
        encrypt(settings.tls(), properties);
        return properties;
    }

    private static void encrypt(FleetEncryption tls, Properties properties) {
        properties.setProperty("sslmode", tls.mode());
        if (tls.caFile().isPresent()) {
            properties.setProperty("sslrootcert", tls.caFile().get().toString());
        } else if (tls.verifies()) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }
}
