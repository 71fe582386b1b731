package org.pingyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/**
 * Somebody's phone or desk, with its own cookies and storage. Closing it fails the test where a page asked another host
 * for anything, broke its own content policy or threw an error nobody caught.
 */
public final class Screen implements AutoCloseable {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final String AXE = axe();
    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrong = new ArrayList<>();

    private Screen(int port, Consumer<com.microsoft.playwright.Browser.NewContextOptions> how) {
        base = "http://127.0.0.1:" + port;
        var options = new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai");
        how.accept(options);
        context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(15_000);
        context.onRequest(request -> {
            var host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("127.0.0.1")) {
                wrong.add("a request to another host: " + request.url());
            }
        });
        context.onWebError(error -> wrong.add("an error in a script: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                wrong.add(message.text());
            }
        });
        page = context.newPage();
    }

    /** A common phone, 390 × 844. */
    public static Screen phone(int port) {
        return new Screen(port, handheld(390, 844));
    }

    /** The narrowest phone that the pages are made for. */
    public static Screen narrowPhone(int port) {
        return new Screen(port, handheld(320, 568));
    }

    /** A phone whose browser asks for English. */
    public static Screen englishPhone(int port) {
        return new Screen(port, handheld(390, 844).andThen(options -> options.setLocale("en-GB")));
    }

    /** A phone that runs no script. */
    public static Screen phoneWithoutScript(int port) {
        return new Screen(port, handheld(390, 844).andThen(options -> options.setJavaScriptEnabled(false)));
    }

    public static Screen desktop(int port) {
        return new Screen(port, options -> options.setViewportSize(1440, 900));
    }

    private static Consumer<com.microsoft.playwright.Browser.NewContextOptions> handheld(int width, int height) {
        return options -> options.setViewportSize(width, height)
                .setDeviceScaleFactor(1.5)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    public Screen open(String path) {
        page.navigate(path);
        return this;
    }

    public Screen login(String name, String secret) {
        open("/login");
        page.fill("[name=username]", name);
        page.fill("[name=password]", secret);
        page.waitForNavigation(() -> page.click("main button[type=submit]"));
        return this;
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    public Screen offline(boolean offline) {
        context.setOffline(offline);
        return this;
    }

    /** The path shown now, without query. */
    public String path() {
        return URI.create(page.url()).getPath();
    }

    /** Waits until the page says all of this. */
    public Screen says(String... texts) {
        for (var text : texts) {
            PlaywrightAssertions.assertThat(page.locator("body"))
                    .containsText(text, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
        }
        return this;
    }

    /** Waits until a page of this path is shown. */
    public Screen at(String path) {
        page.waitForURL(url -> URI.create(url).getPath().equals(path));
        return this;
    }

    /** What the page says, as a person reads it. */
    public String text() {
        return page.locator("body").innerText();
    }

    /** Takes the visible part and the whole page to {@code target/screenshots}, and checks {@link #isClean}. */
    public Screen shot(String name) {
        isClean();
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + "-full.png"))
                .setFullPage(true));
        return this;
    }

    /** Nothing is wider than the screen, and axe finds nothing. Without script only the former can be asked. */
    public Screen isClean() {
        var wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wide).intValue())
                .as("pixels wider than the screen")
                .isZero();
        page.evaluate(AXE);
        var violations = page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))""");
        assertThat((List<?>) violations).as("what axe finds on " + page.url()).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(wrong).isEmpty();
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
