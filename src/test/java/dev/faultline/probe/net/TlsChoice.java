// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.nio.file.Path;
import java.util.Optional;

/** The encryption of a database of a test, with everything else as it is where the config file says nothing. */
public final class TlsChoice {

    private TlsChoice() {}

    public static NegotiatedTls of(TlsMode mode, Optional<Path> caFile, Optional<ClientCertificate> client) {
        return new NegotiatedTls(
                mode,
                new TlsSettings(
                        mode.verifies(), caFile, Optional.empty(), TlsSettings.DEFAULT.expiryWarning(), client));
    }
}
