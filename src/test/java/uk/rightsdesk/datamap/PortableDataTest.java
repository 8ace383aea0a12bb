package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class PortableDataTest {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = TestSystem.fresh();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void shouldCoverWhatWasProvidedOrObservedOnConsentOrContract() {
        Set<String> tables = selected(false).stream().map(Element::table).collect(Collectors.toSet());

        assertThat(tables).contains("account", "experience", "experience_share", "site_visit");
        // derived; and on legitimate interests or a legal obligation
        assertThat(tables).doesNotContain("account_segment", "support_message", "login", "consent");
        assertThat(columns(selected(false), "account")).contains("email").doesNotContain("id", "status");
    }

    @Test
    void shouldLeaveOutWhatCanNameOthersUnlessAPersonClearedIt() {
        assertThat(columns(selected(false), "experience")).contains("rating").doesNotContain("title", "body");
        assertThat(columns(selected(true), "experience")).contains("rating", "title", "body");
    }

    private static List<Element> selected(boolean othersCleared) {
        var portable = new PortableData(system.map);
        var elements = new ArrayList<Element>();
        system.collector.collect(
                system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)),
                element -> portable.select(element, othersCleared).ifPresent(elements::add));
        return elements;
    }

    private static Set<String> columns(List<Element> elements, String table) {
        return elements.stream()
                .filter(element -> element.table().equals(table))
                .flatMap(element -> element.values().stream())
                .map(Datum::column)
                .collect(Collectors.toSet());
    }
}
