// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.faultline.text.InstantFormat;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The format of values in every JSON response: instants in UTC with milliseconds, durations as ISO-8601 with milliseconds, texts
 * with {@link JsonEscapes}.
 */
@Singleton
public final class JsonForms implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setCharacterEscapes(new JsonEscapes());
        mapper.registerModule(
                new SimpleModule("faultline").addSerializer(new OfInstant()).addSerializer(new OfDuration()));
    }

    @Override
    public int priority() {
        // After Quarkus's own, which would write instants with as many digits as they have.
        return MINIMUM_PRIORITY;
    }

    private static final class OfInstant extends StdSerializer<Instant> {

        OfInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(InstantFormat.of(value));
        }
    }

    private static final class OfDuration extends StdSerializer<Duration> {

        OfDuration() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Duration.ofMillis(value.toMillis()).toString());
        }
    }
}
