// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.files;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves what the page and the description of the API consist of from memory. Vert.x would unpack each file to a disk first,
 * which may be full or read-only. A file is in memory once, however many fetch it, and only as long as somebody does.
 */
@Singleton
final class StaticFiles {

    private static final String PAGE = "META-INF/resources";
    private static final String API_DESCRIPTION =
            "META-INF/io.smallrye_smallrye-open-api-ui__jar/META-INF/resources/openapi-ui";
    private static final String API_DESCRIPTION_PATH = "/q/swagger-ui/";

    /** No way out of the folder: no dot follows a slash. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "html", "text/html;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final Map<String, WeakReference<PackagedFile>> inUse = new ConcurrentHashMap<>();

    void register(@Observes Router router) {
        for (var path : new String[] {"/faultline.css", "/favicon.svg", "/page/*"}) {
            router.route(path).order(Integer.MIN_VALUE).handler(context -> {
                // The response says that it is not to be compressed, unless that is taken back.
                context.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
                context.response().putHeader(HttpHeaders.VARY, "accept-encoding");
                serve(context, PAGE, context.normalizedPath());
            });
        }
        router.route(API_DESCRIPTION_PATH + "*").order(Integer.MIN_VALUE).handler(context -> {
            var path = context.normalizedPath().substring(API_DESCRIPTION_PATH.length() - 1);
            serve(context, API_DESCRIPTION, path.equals("/") ? "/index.html" : path);
        });
    }

    private void serve(RoutingContext context, String folder, String path) {
        var method = context.request().method();
        var type = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        var isOurs = type.isPresent() && PLAIN.matcher(path).matches();
        var file = isOurs && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                ? file(folder + path)
                : Optional.<PackagedFile>empty();
        if (file.isEmpty()) {
            context.next();
            return;
        }
        var tag = file.get().tag();
        // A page of one version is never mixed with a script of another that a browser kept.
        var response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=0, must-revalidate")
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.get());
        var known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            response.setStatusCode(304).end();
        } else if (method.equals(HttpMethod.HEAD)) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            String.valueOf(file.get().content().length()))
                    .end();
        } else {
            // As long as this one is being sent, others are sent the same.
            context.addEndHandler(sent -> Reference.reachabilityFence(file.get()));
            response.end(file.get().content());
        }
    }

    private Optional<PackagedFile> file(String resource) {
        var kept = Optional.ofNullable(inUse.get(resource)).map(WeakReference::get);
        if (kept.isPresent()) {
            return kept;
        }
        var read = PackagedFile.read(resource);
        read.ifPresent(file -> inUse.put(resource, new WeakReference<>(file)));
        return read;
    }
}
