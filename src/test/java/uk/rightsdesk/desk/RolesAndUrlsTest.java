package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachSource;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.notice.NoticeChanges;

/** The table of role × URL, {@code desk/roles-and-urls.csv}. A URL that is not in it fails the build. */
class RolesAndUrlsTest extends DeskFixture {

    /** Parameters without which a page would answer that the request is bad. */
    private static final Map<String, String> FILLED_IN = Map.of(
            "/download-link",
            "codeBy=email",
            "/answer-password",
            "by=telephone",
            "/triage/",
            "code=by-hand",
            "/delivery/",
            "code=retry");

    private static final RequestPostProcessor ANONYMOUS = request -> request;

    /** Made once: the rows of the table look at the same things. */
    private static Map<String, String> there = Map.of();

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Autowired
    private Breaches breaches;

    @Autowired
    private NoticeChanges notices;

    record Row(String method, String url, String anonymous, String officer, String reviewer, String analyst) {}

    static Stream<Row> table() throws IOException {
        return new ClassPathResource("desk/roles-and-urls.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
                .map(line -> line.split(","))
                .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]));
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldLetEachRoleDoWhatTheTableSays(Row row) throws Exception {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("anonymous", answer(row, ANONYMOUS));
        said.put("officer", answer(row, officer()));
        said.put("reviewer", answer(row, reviewer()));
        said.put("analyst", answer(row, analyst()));

        assertThat(said)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "anonymous", row.anonymous(),
                        "officer", row.officer(),
                        "reviewer", row.reviewer(),
                        "analyst", row.analyst()));
    }

    @Test
    void shouldKnowEveryMapping() throws IOException {
        // given
        var known = new TreeSet<String>();
        table().forEach(row -> known.add(row.method() + " " + row.url().replaceAll("\\{[^}]*}", "{}")));

        // then
        var unknown = new TreeSet<>(mapped());
        unknown.removeAll(known);
        assertThat(unknown).as("URLs that are not in desk/roles-and-urls.csv").isEmpty();
    }

    private List<String> mapped() {
        List<String> mapped = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("uk.rightsdesk")) {
                List<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                        ? List.of("*")
                        : info.getMethodsCondition().getMethods().stream()
                                .map(Enum::name)
                                .toList();
                for (String pattern : info.getPatternValues()) {
                    methods.forEach(method -> mapped.add(method + " " + withoutNames(pattern)));
                }
            }
        }));
        return mapped;
    }

    /** A pattern may hold braces of its own: {@code {token:[a-z]{43}}}. */
    private static String withoutNames(String pattern) {
        return pattern.replaceAll("\\{[^/]*}", "{}");
    }

    @Test
    void shouldRefusePostsThatNoPageOfOursMade() throws Exception {
        for (Row row : table().filter(each -> each.method().equals("POST")).toList()) {
            if (!row.url().startsWith("/d/")) {
                assertThat(web.perform(request(HttpMethod.POST, url(row.url())).with(reviewer()))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .as(row.url())
                        .isEqualTo(403);
            }
        }
    }

    private String answer(Row row, RequestPostProcessor who) throws Exception {
        HttpMethod method = row.method().equals("*") ? HttpMethod.GET : HttpMethod.valueOf(row.method());
        MockHttpServletRequestBuilder asked = request(method, url(row.url()));
        if (!method.equals(HttpMethod.GET)) {
            asked.with(csrf());
        }
        FILLED_IN.forEach((part, parameter) -> {
            if (row.url().contains(part)) {
                asked.param(parameter.split("=")[0], parameter.split("=")[1]);
            }
        });
        if (row.url().endsWith("/decision") && FILLED_IN.keySet().stream().noneMatch(row.url()::contains)) {
            asked.param("code", "nothing");
        }
        asked.param("note", "checked").with(client(UUID.randomUUID().toString()));
        return said(web.perform(asked.with(who)).andReturn().getResponse());
    }

    private static String said(MockHttpServletResponse response) {
        String location = response.getRedirectedUrl();
        return location != null && location.endsWith("/sign-in") ? "sign-in" : Integer.toString(response.getStatus());
    }

    private static RequestPostProcessor client(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private String url(String pattern) {
        if (there.isEmpty()) {
            there = there();
        }
        // a link of its own each time, as one link may be asked for so often only
        String url = pattern.replace("{token}", (UUID.randomUUID() + "AAAAAAA").replace("-", "A"))
                .replace("{day}", "2000-01-01");
        for (var each : there.entrySet()) {
            url = url.replace(each.getKey(), each.getValue());
        }
        return url;
    }

    private Map<String, String> there() {
        var request = announced().request();
        UUID message = UUID.randomUUID();
        jdbc.sql("""
                        insert into correspondence (id, state, received_at, stored_at, fingerprint)
                        values (?, 'classified', now(), now(), decode(md5(random()::text), 'hex'))
                        """).param(message).update();
        Breach breach = inTransaction(() -> breaches.get(breaches.raise(
                BreachSource.STAFF,
                UUID.randomUUID().toString(),
                null,
                Instant.EPOCH,
                "A laptop was lost.",
                "olivia")));
        Map<String, String> made =
                new LinkedHashMap<>(Map.of("{breach}", breach.id().toString()));
        made.put("{breachReference}", breach.reference());
        made.putAll(Map.of(
                "{system}",
                "customer-experience",
                "{table}",
                "experience",
                "{page}",
                "1",
                "{reference}",
                request.reference(),
                "{id}",
                request.id().toString(),
                "{letter}",
                UUID.randomUUID().toString(),
                "{position}",
                "1",
                "{column}",
                "nothing",
                "{message}",
                message.toString()));
        made.put("{change}", noticeChange(notices));
        return made;
    }
}
