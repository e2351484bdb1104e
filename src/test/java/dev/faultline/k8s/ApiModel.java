// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What the API of Kubernetes and the Prometheus operator know, by the classes of fabric8, which are generated from their
 * schemas. It refuses a kind and a field that there is none of, and a value of another type; that a field is missing it
 * does not find.
 */
final class ApiModel {

    private static final Map<String, Class<?>> KINDS = ServiceLoader.load(KubernetesResource.class).stream()
            .map(ServiceLoader.Provider::type)
            .filter(HasMetadata.class::isAssignableFrom)
            .collect(toMap(type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), type -> type));

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingBeside())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private ApiModel() {}

    /** The classes put what they do not know aside; here it is an error. */
    private static final class NothingBeside extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    /** Why the API would refuse an object; absent if it would not. */
    static Optional<String> refusal(JsonNode object) {
        var kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        if (!KINDS.containsKey(kind)) {
            return Optional.of("there is no kind " + kind);
        }
        try {
            STRICT.treeToValue(object, KINDS.get(kind));
            return Optional.empty();
        } catch (JsonProcessingException refused) {
            return Optional.of(kind + ": " + refused.getMessage());
        }
    }
}
