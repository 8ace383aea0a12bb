package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.vault.StoreDump;

/**
 * Distinctive words that people wrote or that are held about them, sought wherever they must never be: in the engine's
 * exported records, in a dump of the case store, in the log and in the metrics.
 */
final class Canaries {

    private Canaries() {}

    static void assertNowhere(RunningDesk desk, List<String> words) {
        assertNotOutsideTheStore(desk, words);
        assertThat(StoreDump.columnsHolding(desk.caseStoreOwner(), words))
                .as("a dump of the case store")
                .isEmpty();
    }

    /** For what is about nobody, and not sealed for that reason. */
    static void assertNotOutsideTheStore(RunningDesk desk, List<String> words) {
        List<String> records = exportedRecords(desk);
        assertThat(records).as("the engine's records").anyMatch(page -> page.contains("Process"));
        assertThat(among(words, records)).as("exported records").isEmpty();
        assertThat(among(words, List.of(desk.log()))).as("log").isEmpty();
        assertThat(among(words, List.of(desk.managed("/actuator/prometheus"))))
                .as("metrics")
                .isEmpty();
    }

    /** Every document of every index: the raw records, and what Operate and Tasklist made of them. */
    private static List<String> exportedRecords(RunningDesk desk) {
        desk.exported("/_refresh");
        List<String> pages = new ArrayList<>();
        for (JsonNode index : JsonMapper.shared().readTree(desk.exported("/_cat/indices?format=json"))) {
            String name = index.path("index").asString();
            // the accounts of staff are in these two, and no request
            if (!name.startsWith("operate-user-1") && !name.startsWith("tasklist-user-1")) {
                pages.addAll(documents(desk, name));
            }
        }
        return pages;
    }

    /** All documents of an index, however many, in pages of what OpenSearch gives at once. */
    private static List<String> documents(RunningDesk desk, String index) {
        List<String> pages = new ArrayList<>();
        String page = desk.exported("/" + index + "/_search?scroll=1m&size=2000");
        JsonNode read = JsonMapper.shared().readTree(page);
        while (!read.path("hits").path("hits").isEmpty()) {
            pages.add(page);
            page = desk.exported("/_search/scroll?scroll=1m&scroll_id="
                    + read.path("_scroll_id").asString());
            read = JsonMapper.shared().readTree(page);
        }
        return pages;
    }

    private static List<String> among(List<String> words, List<String> texts) {
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> texts.stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word)))
                .toList();
    }
}
