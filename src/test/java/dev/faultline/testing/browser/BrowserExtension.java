// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one browser for all tests that need it, the first time one does. */
final class BrowserExtension
        implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HeadlessBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return HeadlessBrowser.program()
                .map(program -> ConditionEvaluationResult.enabled(program.toString()))
                .orElseGet(() -> {
                    System.err.println(context.getDisplayName() + ": skipped, no chromium is on the PATH");
                    return ConditionEvaluationResult.disabled("no chromium is on the PATH");
                });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == HeadlessBrowser.class || type == BrowserTab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var browser = browser(context);
        return parameter.getParameter().getType() == BrowserTab.class ? browser.tab() : browser;
    }

    private static HeadlessBrowser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        HeadlessBrowser.class,
                        key -> HeadlessBrowser.start(HeadlessBrowser.program().orElseThrow()),
                        HeadlessBrowser.class);
    }

    /** Before a test's own tidying, which takes away the sidecar that the page follows. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        var browser = browser(context);
        if (context.getExecutionException().isPresent()) {
            picture(browser, context);
        }
        for (var tab : browser.tabs()) {
            assertThat(tab.troubles()).as("what went wrong in a tab").isEmpty();
        }
    }

    private static void picture(HeadlessBrowser browser, ExtensionContext context) {
        var number = 0;
        for (var tab : browser.tabs()) {
            var name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName() + "-" + ++number + ".png";
            tab.picture(Path.of("target", "pages", name));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).closeTabs();
    }
}
