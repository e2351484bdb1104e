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
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
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

    private static final AtomicLong FILES = new AtomicLong();

    private final Path folder;
    private final KeyPair authority;
    private final X500Name name;
    private final Path caFile;
    private final AtomicLong serial = new AtomicLong();

    private TestCertificates(Path folder, KeyPair authority, X500Name name) {
        this.folder = folder;
        this.authority = authority;
        this.name = name;
        this.caFile = folder.resolve("ca-" + FILES.incrementAndGet() + ".pem");
    }

    /** A new authority; the folder takes its files. */
    public static TestCertificates in(Path folder) {
        try {
            var certificates = new TestCertificates(folder, newKey(), AUTHORITY);
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

    /** A good one that may be used by clients only. */
    public Pem forClients(String host) {
        return issue(host, Instant.now().minus(LONG), Instant.now().plus(LONG), KeyPurposeId.id_kp_clientAuth);
    }

    /** One that issues others, for so long from now, under the given name. */
    public TestCertificates intermediate(String name, Duration left) {
        try {
            var issuer = new TestCertificates(folder, newKey(), new X500Name("CN=" + name));
            var now = Instant.now();
            var certificate = sign(issuer.name, issuer.authority, now.minus(LONG), now.plus(left), true, "");
            writePem(issuer.caFile, "CERTIFICATE", certificate.getEncoded());
            return issuer;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good one for the given name, with the one that issued it behind it: {@code Issuer}, which expires so long from now. */
    public Pem issued(String host, Duration left) {
        var issuer = intermediate("Issuer", left);
        return chained(issuer.good(host), issuer.caFile());
    }

    /** One for this authority itself by another, as old roots sign new ones, for so long from now. */
    public Path crossSigned(TestCertificates other, Duration left) {
        try {
            var now = Instant.now();
            var certificate = other.sign(name, authority, now.minus(LONG), now.plus(left), true, "");
            var file = folder.resolve("cross-" + FILES.incrementAndGet() + ".pem");
            writePem(file, "CERTIFICATE", certificate.getEncoded());
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same certificate with others behind it in one file. */
    public Pem chained(Pem first, Path... others) {
        try {
            var chain = new StringBuilder(Files.readString(first.certificate()));
            for (var other : others) {
                chain.append(Files.readString(other));
            }
            var file = folder.resolve("chain-" + FILES.incrementAndGet() + ".pem");
            return new Pem(Files.writeString(file, chain), first.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pem issue(String host, Instant notBefore, Instant notAfter, KeyPurposeId... purposes) {
        try {
            var key = newKey();
            var certificate = sign(new X500Name("CN=" + host), key, notBefore, notAfter, false, host, purposes);
            var file = host.replaceAll("[^a-z0-9.]", "_") + "-" + FILES.incrementAndGet();
            var pem = new Pem(folder.resolve(file + ".pem"), folder.resolve(file + ".key"));
            writePem(pem.certificate(), "CERTIFICATE", certificate.getEncoded());
            writePem(pem.key(), "PRIVATE KEY", key.getPrivate().getEncoded());
            return pem;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(
            X500Name subject,
            KeyPair key,
            Instant notBefore,
            Instant notAfter,
            boolean isAuthority,
            String host,
            KeyPurposeId... purposes)
            throws GeneralSecurityException {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial.incrementAndGet()),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (purposes.length > 0) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            }
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
