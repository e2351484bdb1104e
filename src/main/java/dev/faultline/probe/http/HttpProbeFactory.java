package dev.faultline.probe.http;

import dev.faultline.dependency.Kind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.Secret;
import dev.faultline.probe.Settings;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.probe.net.Wire;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * The kind {@code http}; its keys are {@code url}, {@code method}, {@code headers}, {@code body}, {@code expect},
 * {@code follow-redirects}, {@code http2}, {@code tls} and {@code max-body}.
 */
public final class HttpProbeFactory implements ProbeFactory<HttpSpec> {

    private static final HttpTarget NOWHERE = new HttpTarget(URI.create("http://invalid/"));
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final long DEFAULT_MAX_BODY = 1L << 20;
    private static final long GREATEST_MAX_BODY = 64L << 20;

    private final Wire wire;

    public HttpProbeFactory(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Kind kind() {
        return new Kind("http");
    }

    @Override
    public HttpSpec read(Settings settings) {
        return new HttpSpec(
                url(settings),
                settings.choice("method", "GET", METHODS),
                headers(settings),
                settings.text("body").filter(text -> !text.isEmpty()).map(Secret::of),
                Expectation.read(settings.section("expect")),
                settings.flag("follow-redirects", true),
                settings.flag("http2", true),
                TlsSettings.read(settings.section("tls")),
                maxBody(settings));
    }

    private static HttpTarget url(Settings settings) {
        var text = settings.requiredText("url");
        if (text.isBlank()) {
            return NOWHERE;
        }
        return HttpTarget.parse(text).orElseGet(() -> {
            settings.reject("url", "an absolute URL with http or https, such as https://api.pay.example/health");
            return NOWHERE;
        });
    }

    private static Map<String, Secret> headers(Settings settings) {
        var headers = settings.secretMap("headers");
        if (!headers.keySet().stream().allMatch(name -> name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))) {
            settings.reject("headers", "names made of the characters of an HTTP header name");
            return Map.of();
        }
        return headers;
    }

    private static int maxBody(Settings settings) {
        var bytes = settings.bytes("max-body").orElse(DEFAULT_MAX_BODY);
        if (bytes < 1 || bytes > GREATEST_MAX_BODY) {
            settings.reject("max-body", "1 to 64MiB");
            return (int) DEFAULT_MAX_BODY;
        }
        return bytes.intValue();
    }

    @Override
    public Probe open(HttpSpec spec) {
        return new HttpProbe(wire, spec);
    }
}
