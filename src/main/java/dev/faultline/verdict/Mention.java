package dev.faultline.verdict;

import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorSample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether what the errors say points at a dependency: by its name or place, or by the words of its kind's drivers. */
final class Mention {

    private static final double BY_NAME = 1;
    private static final double BY_DRIVER = 0.5;

    private static final Map<String, List<String>> DRIVERS = Map.ofEntries(
            Map.entry(
                    "postgresql",
                    List.of("org.postgresql", "psqlexception", "jdbc:postgresql", "pgexception", "postgres")),
            Map.entry("mysql", List.of("com.mysql", "org.mariadb", "jdbc:mysql", "jdbc:mariadb", "mysql", "mariadb")),
            Map.entry("redis", List.of("redis", "jedis", "lettuce")),
            Map.entry(
                    "dns", List.of("unknownhostexception", "name or service not known", "nxdomain", "name resolution")),
            Map.entry(
                    "network",
                    List.of("unknownhostexception", "network is unreachable", "no route to host", "name resolution")),
            Map.entry("tls", List.of("sslhandshakeexception", "sslexception", "certificate")),
            Map.entry("grpc", List.of("io.grpc", "statusruntimeexception")),
            Map.entry("kafka", List.of("kafka")),
            Map.entry("amqp", List.of("rabbitmq", "amqp")),
            Map.entry("mongodb", List.of("mongo")),
            Map.entry("memcached", List.of("memcached")),
            Map.entry("smtp", List.of("mailconnectexception", "javax.mail", "jakarta.mail", "smtp")),
            Map.entry("file", List.of("no space left", "read-only file system", "filesystemexception")));

    private Mention() {}

    /** How clearly the errors speak of the dependency, in [0, 1]. */
    static double of(Dependency dependency, List<ErrorSample> errors) {
        var strongest = 0.0;
        for (var error : errors) {
            var text = error.message().toLowerCase(Locale.ROOT);
            if (!text.isEmpty() && strongest < BY_NAME) {
                strongest = Math.max(strongest, of(dependency, text));
            }
        }
        return strongest;
    }

    /** Whether there is anything in the errors that could mention a dependency. */
    static boolean isPossible(List<ErrorSample> errors) {
        return errors.stream().anyMatch(error -> !error.message().isEmpty());
    }

    private static double of(Dependency dependency, String text) {
        if (names(text, dependency.name())) {
            return BY_NAME;
        }
        for (var endpoint : dependency.endpoints()) {
            if (names(text, endpoint) || names(text, hostOf(endpoint))) {
                return BY_NAME;
            }
        }
        var words = DRIVERS.getOrDefault(dependency.kind().name(), List.of());
        return words.stream().anyMatch(text::contains) ? BY_DRIVER : 0;
    }

    /** The host of {@code host:port}; a path as it is. */
    static String hostOf(String endpoint) {
        var colon = endpoint.lastIndexOf(':');
        return endpoint.startsWith("/") || colon < 1 ? endpoint : endpoint.substring(0, colon);
    }

    /** Whether the text has the word, not as a part of a longer one: a dependency may be called {@code db}. */
    private static boolean names(String text, String word) {
        return Pattern.compile("(?<![a-z0-9_])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![a-z0-9_])")
                .matcher(text)
                .find();
    }
}
