// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.web.api.document.ChangesDocument;
import dev.faultline.web.api.document.ConnectionsDocument;
import dev.faultline.web.api.document.DependenciesDocument;
import dev.faultline.web.api.document.DiscoveryDocument;
import dev.faultline.web.api.document.ErrorsStoredDocument;
import dev.faultline.web.api.document.FleetDependenciesDocument;
import dev.faultline.web.api.document.FleetIncidentDocument;
import dev.faultline.web.api.document.FleetIncidentsDocument;
import dev.faultline.web.api.document.FleetInstancesDocument;
import dev.faultline.web.api.document.FleetObservationsDocument;
import dev.faultline.web.api.document.FleetVerdictDocument;
import dev.faultline.web.api.document.ImportDocument;
import dev.faultline.web.api.document.IncidentsDocument;
import dev.faultline.web.api.document.ObservationsDocument;
import dev.faultline.web.api.document.OverviewDocument;
import dev.faultline.web.api.document.ReportDocument;
import dev.faultline.web.api.document.RoutesDocument;
import dev.faultline.web.api.document.StoredDocument;
import dev.faultline.web.api.document.SweepDocument;
import dev.faultline.web.api.document.TimelineDocument;
import dev.faultline.web.api.document.VerdictDocument;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Describes responses as they are: each field of a record is there, and may be null where its type says so. A duration may have
 * a fraction of a second, which the format {@code duration} of JSON Schema does not allow.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RecordSchemas implements OASFilter {

    private static final List<Class<?>> RESPONSES = List.of(
            ChangesDocument.class,
            ConnectionsDocument.class,
            DependenciesDocument.class,
            DiscoveryDocument.class,
            ErrorsStoredDocument.class,
            FleetDependenciesDocument.class,
            FleetIncidentDocument.class,
            FleetIncidentsDocument.class,
            FleetInstancesDocument.class,
            FleetObservationsDocument.class,
            FleetVerdictDocument.class,
            ImportDocument.class,
            IncidentsDocument.class,
            ObservationsDocument.class,
            OverviewDocument.class,
            ReportDocument.class,
            RoutesDocument.class,
            StoredDocument.class,
            SweepDocument.class,
            TimelineDocument.class,
            VerdictDocument.class);

    private static final String DURATION = "^-?P(?=\\d|T)(\\d+D)?(T(-?\\d+H)?(-?\\d+M)?(-?\\d+([.]\\d+)?S)?)?$";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var records = new LinkedHashMap<String, Class<?>>();
        RESPONSES.forEach(response -> collect(response, records));
        var schemas = api.getComponents().getSchemas();
        records.forEach((name, type) -> {
            var schema = schemas.get(name);
            if (schema != null) {
                describe(schema, type);
            }
        });
        var duration = schemas.get("Duration");
        if (duration != null) {
            duration.format(null).pattern(DURATION).description("ISO 8601").examples(List.of("PT1M5.2S"));
        }
    }

    private static void collect(Class<?> type, Map<String, Class<?>> found) {
        if (type.isRecord() && found.putIfAbsent(type.getSimpleName(), type) == null) {
            for (var component : type.getRecordComponents()) {
                collect(component.getAnnotatedType(), found);
            }
        }
    }

    private static void collect(AnnotatedType type, Map<String, Class<?>> found) {
        if (type instanceof AnnotatedParameterizedType generic) {
            for (var argument : generic.getAnnotatedActualTypeArguments()) {
                collect(argument, found);
            }
        } else if (type.getType() instanceof Class<?> plain) {
            collect(plain, found);
        }
    }

    private static void describe(Schema schema, Class<?> type) {
        var properties = new LinkedHashMap<>(schema.getProperties());
        for (var component : type.getRecordComponents()) {
            properties.computeIfPresent(
                    component.getName(), (name, property) -> described(property, component.getAnnotatedType()));
        }
        schema.properties(properties)
                .required(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(properties::containsKey)
                        .toList());
    }

    private static Schema described(Schema schema, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic && schema.getItems() != null) {
            schema.items(described(schema.getItems(), generic.getAnnotatedActualTypeArguments()[0]));
        }
        return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    private static Schema orNull(Schema schema) {
        var nothing = OASFactory.createSchema().addType(SchemaType.NULL);
        return OASFactory.createSchema().anyOf(List.of(schema, nothing));
    }
}
