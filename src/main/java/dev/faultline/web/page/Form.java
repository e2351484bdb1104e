package dev.faultline.web.page;

import dev.faultline.analysis.verdict.Window;
import dev.faultline.web.page.address.Address;
import io.quarkus.qute.TemplateData;

/**
 * What the form for a window is filled with.
 *
 * @param from the start, as it was typed, or that of the incident
 * @param to the end, likewise
 * @param route the route that failed; may be empty
 * @param isFromWrong whether what was typed for the start cannot be used
 * @param isToWrong whether what was typed for the end cannot be used
 */
@TemplateData
record Form(String from, String to, String route, boolean isFromWrong, boolean isToWrong) {

    static Form of(Address address) {
        var typed = address.typed();
        var window = address.window().filter(any -> !typed.incident().isEmpty());
        var isEmpty = !typed.isQuestion()
                || address.window().isEmpty() && !typed.incident().isEmpty();
        return new Form(
                window.map(Window::from).map(Object::toString).orElse(isEmpty ? "-15m" : typed.from()),
                window.map(Window::to)
                        .map(Object::toString)
                        .orElse(isEmpty || typed.to().isEmpty() ? "now" : typed.to()),
                window.flatMap(Window::route).orElse(typed.route()),
                address.faulty().contains("from") || address.faulty().contains("last"),
                address.faulty().contains("to"));
    }
}
