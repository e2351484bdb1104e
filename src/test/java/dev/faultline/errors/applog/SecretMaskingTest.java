// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskingTest {

    private final SecretMasking masking = CollectedLines.masking();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            cannot sign in with s3cr3t-of-the-config | cannot sign in with ***
            password=hunter2, user=bob | password=***, user=bob
            "db_password": "hun ter2", "x": 1 | "db_password": ***, "x": 1
            PGPASSWORD: hunter2 | PGPASSWORD: ***
            GET /a?access_token=abc.def&page=2 | GET /a?access_token=***&page=2
            Authorization: Bearer abc.def-ghi | Authorization: ***
            header Bearer abcdefgh1234 refused | header Bearer *** refused
            Cookie: a=b; session=c | Cookie: ***
            postgresql://orders:hunter2@db:5432/orders | postgresql://***@db:5432/orders
            amqp://guest:gu@est@mq:5672 | amqp://***@mq:5672
            token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN expired | token *** expired
            key AKIAIOSFODNN7EXAMPLE is not valid | key *** is not valid
            no user bob.o'neil@mail.example.com | no user bob.o'***
            card 4111 1111 1111 1111 declined | card *** declined
            card 4111-1111-1111-1111, order 4111111111111112 | card ***, order 4111111111111112
            IBAN GB82 WEST 1234 5698 7654 32 and DE89370400440532013000 | IBAN *** and ***
            call +49 170 1234567 now | call *** now
            client_ip=203.0.113.7 was slow | client_ip=*** was slow
            Detail: Key (email)=(bob) already exists. | Detail: Key (email)=(***) already exists.
            Duplicate entry 'bob' for key 'users.name' | Duplicate entry '***' for key 'users.name'
            """)
    void secretsAndPersonalDataAreMasked(String text, String masked) {
        assertThat(masking.clear(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection to orders-db:5432 refused.",
                "Connection refused: db/10.0.0.5:5432",
                "FATAL: password authentication failed for user \"orders\"",
                "jdbc:postgresql://orders-db.prod.svc:5432/orders",
                "order 123456789 at 2026-11-22T14:02:11.123+0000",
                "java.lang.IllegalArgumentException: Unexpected token in JSON",
                "FE12 is no account"
            })
    void whatNamesTheDependencyStays(String text) {
        assertThat(masking.clear(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "1 ",
                "://",
                "a@",
                "a.",
                "eyJ",
                "password",
                "password=",
                "\"",
                "(",
                ")=(",
                "+1",
                "AB12",
                "AB12 CDEF ",
                "secretsecret-",
                "bearer ",
                "cookie:",
                "x-",
                "4111 1111 ",
                "-----BEGIN ",
                "'"
            })
    void noTextTakesLong(String hostile) {
        var text = hostile.repeat(200_000 / hostile.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(masking.clear(text)).hasSizeLessThanOrEqualTo(3 * SecretMasking.LONGEST);
            assertThat(MessageTemplate.of(text)).hasSizeLessThanOrEqualTo(300);
            ExceptionText.in(text.substring(0, 20_000));
        });
    }

    @Test
    void noTextBreaksTheReader() {
        var random = new Random(3);
        var words = new String[] {
            "ERROR",
            " ",
            "\t",
            "at ",
            "2026-11-22 14:02:11",
            "Caused by: ",
            "Traceback (most recent call last):",
            "File \"",
            "goroutine 1",
            "panic: ",
            "(",
            ")",
            "{",
            "}",
            "\"",
            ":",
            "$$",
            "/",
            "java.lang.Error",
            "level",
            "Nov 22, 2026",
            "\0",
            "\uD800",
            "99:99:99",
            "9999-99-99 ",
            "[",
            "]",
            "Suppressed: ",
            "... ",
            "at",
            "in",
            "---> ",
            "[cause]: "
        };
        var text = new CollectedLines("text");
        var json = new CollectedLines("json");
        var lines = new ArrayList<String>();
        for (var i = 0; i < 20_000; i++) {
            var line = new StringBuilder(random.nextInt(8) == 0 ? "{" : "");
            for (var count = 1 + random.nextInt(6); count > 0; count--) {
                line.append(words[random.nextInt(words.length)]);
            }
            lines.add(line.toString());
            if (random.nextInt(50) == 0) {
                text.add(lines.toArray(String[]::new));
                text.settle();
                assertThat(text.stored()).allMatch(error -> error.message().length() <= 500);
                json.add(lines.toArray(String[]::new));
                lines.clear();
            }
            if (random.nextInt(500) == 0) {
                assertThat(json.stored()).hasSizeLessThanOrEqualTo(2_000);
            }
        }
    }
}
