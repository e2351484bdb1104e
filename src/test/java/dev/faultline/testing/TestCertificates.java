// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the tests, and what it issues, as PEM files in one folder. */
public final class TestCertificates {

    /** A server's certificate and its key (PKCS #8). */
    public record Pem(Path certificate, Path key) {}

    private static final X500Name AUTHORITY = new X500Name("CN=Faultline test authority");
    private static final Duration LONG = Duration.ofDays(365);

    private final Path folder;
    private final KeyPair authority;
    private final Path caFile;
    private final AtomicLong serial = new AtomicLong();

    private TestCertificates(Path folder, KeyPair authority) {
        this.folder = folder;
        this.authority = authority;
        this.caFile = folder.resolve("ca.pem");
    }

    /** A new authority; the folder takes its files. */
    public static TestCertificates in(Path folder) {
        try {
            var certificates = new TestCertificates(folder, newKey());
            var now = Instant.now();
            var ca = certificates.sign(
                    AUTHORITY, certificates.authority, now.minus(LONG.multipliedBy(3)), now.plus(LONG), true, "");
            writePem(certificates.caFile, "CERTIFICATE", ca.getEncoded());
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client that trusts this authority needs. */
    public Path caFile() {
        return caFile;
    }

    /** A good one for the given name or IP address. */
    public Pem good(String host) {
        return lasting(host, LONG);
    }

    /** One that expires so long from now. */
    public Pem lasting(String host, Duration left) {
        return issue(host, Instant.now().minus(LONG), Instant.now().plus(left));
    }

    /** One that expired three days ago. */
    public Pem expired(String host) {
        return lasting(host, Duration.ofDays(-3));
    }

    private Pem issue(String host, Instant notBefore, Instant notAfter) {
        try {
            var key = newKey();
            var certificate = sign(new X500Name("CN=" + host), key, notBefore, notAfter, false, host);
            var name = host.replaceAll("[^a-z0-9.]", "_") + "-" + serial.get();
            var pem = new Pem(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
            writePem(pem.certificate(), "CERTIFICATE", certificate.getEncoded());
            writePem(pem.key(), "PRIVATE KEY", key.getPrivate().getEncoded());
            return pem;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(
            X500Name subject, KeyPair key, Instant notBefore, Instant notAfter, boolean isAuthority, String host)
            throws GeneralSecurityException {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(serial.incrementAndGet()),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (!host.isEmpty()) {
                var type = host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName;
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(type, host)));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void writePem(Path file, String type, byte[] content) {
        try {
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            Files.writeString(file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
