// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {

    @TempDir
    private Path folder;

    private Path pem(String type, byte[] content) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve("key.pem"),
                "Bag Attributes\n-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void keysOfEachSortAreRead(String algorithm) throws IOException, GeneralSecurityException {
        var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        assertThat(PrivateKeyFile.read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void anRsaKeyInTheOldFormOfOpensslIsRead() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = generator.generateKeyPair().getPrivate();
        var pkcs1 = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);

        assertThat(PrivateKeyFile.read(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    /** As {@code openssl ecparam -name NAME -genkey -noout} wrote them. */
    @ParameterizedTest
    @CsvSource({
        "MHcCAQEEIOjIIPNy5gG0F2H2zpeJP0jLxjBea+3bbDxDWBAxhX9FoAoGCCqGSM49AwEHoUQDQgAELcyA7uTOwoSDm/hyQ8pX6AgP"
                + "90jBI6RkZSrhwx8bY9V8FlzqQt8s3EWSrGc89mxvBkD9In0wqrI8pMMwzEJBPg==,MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwE"
                + "HBG0wawIBAQQg6Mgg83LmAbQXYfbOl4k/SMvGMF5r7dtsPENYEDGFf0WhRANCAAQtzIDu5M7ChIOb+HJDylfoCA/3SMEjpGRlKuH"
                + "DHxtj1XwWXOpC3yzcRZKsZzz2bG8GQP0ifTCqsjykwzDMQkE+",
        "MIGkAgEBBDDwdP/Osb0eKIqVhsDloOuAhTlAdwzFCznzIJaMhiwJTfTmTJ2qLWHKqMvWxyS9zJmgBwYFK4EEACKhZANiAAS3LmpD"
                + "paWeiKSbMg1eTdcy2chDxbCJaQrqv4H1vkTDjZc2CJkQTjeaC00otEuWfhfjjB8i47sOLsAef11F7DqJHxAssSLOS58GmU2LHQob"
                + "oveM5g4R0fFl8AGUekj7blI=,MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDDwdP/Osb0eKIqVhsDloOuAhTlAdwz"
                + "FCznzIJaMhiwJTfTmTJ2qLWHKqMvWxyS9zJmhZANiAAS3LmpDpaWeiKSbMg1eTdcy2chDxbCJaQrqv4H1vkTDjZc2CJkQTjeaC00"
                + "otEuWfhfjjB8i47sOLsAef11F7DqJHxAssSLOS58GmU2LHQoboveM5g4R0fFl8AGUekj7blI=",
        "MIHcAgEBBEIA6t1bsWkLCnTCydZoE51SojrugHTTZCY7Cnfwg57oYhOVQMa9WF0QNPMtVNDWH1KPKp+1whrXV/PygYEA3CvK5qeg"
                + "BwYFK4EEACOhgYkDgYYABABF6DhHHsEB1w3jGI/kywtia2JOAXAH1YCJAubva9jjhrIQmOHgCjGHqz1M4gIVeBYVlDSEUH4kiKCH"
                + "nmXT2aqGzwF7RbXiKK7srk3oB7S1yCiljP+VcBZ8VXLW+HnAnWGdfT+CGpM/JLg2kEktcUTVsqcfJQwVR30lm3mQGgmJo1PLRA=="
                + ",MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIA6t1bsWkLCnTCydZoE51SojrugHTTZCY7Cnfwg57oYhOVQMa9WF0"
                + "QNPMtVNDWH1KPKp+1whrXV/PygYEA3CvK5qehgYkDgYYABABF6DhHHsEB1w3jGI/kywtia2JOAXAH1YCJAubva9jjhrIQmOHgCjG"
                + "Hqz1M4gIVeBYVlDSEUH4kiKCHnmXT2aqGzwF7RbXiKK7srk3oB7S1yCiljP+VcBZ8VXLW+HnAnWGdfT+CGpM/JLg2kEktcUTVsqc"
                + "fJQwVR30lm3mQGgmJo1PLRA==",
    })
    void anEllipticKeyInTheOldFormOfOpensslIsRead(String sec1, String pkcs8)
            throws IOException, GeneralSecurityException {
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));

        var read = PrivateKeyFile.read(pem("EC PRIVATE KEY", Base64.getDecoder().decode(sec1)));

        assertThat(read).isInstanceOfSatisfying(ECPrivateKey.class, found -> {
            assertThat(found.getS()).isEqualTo(((ECPrivateKey) key).getS());
            assertThat(found.getParams()).isEqualTo(((ECPrivateKey) key).getParams());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCRYPTED PRIVATE KEY", "CERTIFICATE", "PRIVATE KEY", "EC PRIVATE KEY"})
    void whatIsNoPlainKeyIsRefusedWithoutAWordOfIt(String type) throws IOException {
        var file = pem(type, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> PrivateKeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("AQID")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void anEmptyBlockIsNoKey(String type) throws IOException {
        var file = pem(type, new byte[0]);

        assertThatThrownBy(() -> PrivateKeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key.pem");
    }

    @Test
    void aKeyThatIsCutIsRefused() throws IOException {
        for (var length = 1; length < 60; length++) {
            var bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xFF);
            var file = pem("EC PRIVATE KEY", bytes);

            assertThatThrownBy(() -> PrivateKeyFile.read(file)).isInstanceOf(IOException.class);
        }
    }
}
