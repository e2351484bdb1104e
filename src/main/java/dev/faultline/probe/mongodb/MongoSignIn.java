// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.settings.Secret;
import java.util.Optional;

/**
 * How to get in.
 *
 * @param username absent: nobody signs in
 * @param password present with the username
 * @param source the database that knows the user
 * @param mechanism by which; absent: the best that the server offers
 */
record MongoSignIn(Optional<String> username, Optional<Secret> password, String source, Optional<String> mechanism) {}
