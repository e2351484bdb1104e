// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.health.api.HealthGroup;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/api.md} names every path beside the API that the program has: its pages and its health groups. */
class ServedPathsTest {

    private static final String API = "/api/";
    private static final String GROUPS = "/q/health/group/";

    @Test
    void everyPageAndHealthGroupIsThere() throws IOException {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.faultline");
        var pages = annotated(classes.stream(), Path.class, Path::value).filter(path -> !path.startsWith(API));
        var groups = annotated(classes.stream(), HealthGroup.class, group -> GROUPS + group.value());

        assertThat(DocumentPage.read("docs/api.md").column("path"))
                .containsAll(Stream.concat(pages, groups).toList())
                .contains("/", GROUPS + "critical");
    }

    private static <A extends Annotation> Stream<String> annotated(
            Stream<JavaClass> classes, Class<A> type, Function<A, String> value) {
        return classes.flatMap(each -> each.tryGetAnnotationOfType(type).stream())
                .map(value);
    }
}
