package uk.rightsdesk.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running desk with its browser, as a parameter of their {@code @BeforeAll}. The first test of a run
 * starts it and all share it, as requests of many people share a desk: a test counts its own request's rows only.
 */
final class WholeStack implements BeforeAllCallback, ParameterResolver {

    /** @param desk the product on the embedded stack @param browser in which staff work */
    record Whole(RunningDesk desk, StaffBrowser browser) implements AutoCloseable {

        @Override
        public void close() {
            browser.close();
            desk.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Boolean.parseBoolean(System.getenv("RIGHTSDESK_REQUIRE_CHROMIUM"))) {
            assumeTrue(
                    StaffBrowser.executable().isPresent(),
                    "LEFT OUT: the end-to-end tests need a browser; install Debian's package chromium");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Whole.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WholeStack.class))
                .computeIfAbsent(Whole.class, type -> started(), Whole.class);
    }

    private static Whole started() {
        Path home = Path.of("target", "end-to-end");
        RunningDesk desk = new RunningDesk(home);
        try {
            desk.start();
            return new Whole(desk, new StaffBrowser(desk.stack(), home));
        } catch (Exception | Error failure) {
            desk.close();
            throw new IllegalStateException("The whole stack did not start", failure);
        }
    }
}
