package dev.faultline.web.api;

import dev.faultline.errors.ResponseCount;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The routes that errors are posted for, bounded in number: whoever puts ids in them would make an incident of as many
 * routes as there were requests. Thread-safe.
 */
final class PostedRoutes {

    /** What all the others are called. */
    static final String OTHERS = "/*";

    static final int MOST = 500;

    private final Set<String> known = new HashSet<>();

    /** The same answers, of {@link #OTHERS} if their route is one too many. */
    synchronized ResponseCount bound(ResponseCount answers) {
        var route = answers.route();
        if (route.isEmpty() || known.contains(route.get()) || known.size() < MOST && known.add(route.get())) {
            return answers;
        }
        return new ResponseCount(
                answers.source(),
                Optional.of(OTHERS),
                answers.from(),
                answers.to(),
                answers.requests(),
                answers.errors(),
                answers.message());
    }
}
