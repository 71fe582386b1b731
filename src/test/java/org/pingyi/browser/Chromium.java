package org.pingyi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The browser that is there: {@code CHROMIUM}, or Debian's. One for a test run, started when it is first needed. */
public final class Chromium implements ExecutionCondition, BeforeAllCallback {
    private static final Optional<Path> FOUND = Stream.of(
                    Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    private static Playwright playwright;
    private static Browser browser;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return FOUND.map(path -> ConditionEvaluationResult.enabled("with " + path))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "no Chromium here: install Debian's chromium, or set CHROMIUM to its path"));
    }

    /** What is put into the root store is closed after the last class, on the thread that used it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(Chromium.class)).getOrComputeIfAbsent("browser", unused ->
                (CloseableResource) Chromium::close);
    }

    private static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    static Browser browser() {
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(FOUND.orElseThrow())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return browser;
    }
}
