package uk.rightsdesk.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.Staff;

/**
 * A member of staff who is signed in to Tasklist and to the desk and works task after task. Where several people's
 * requests are under way at once, a task is found by what it is about, not by its place in the list.
 */
final class StaffSession implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningDesk desk;
    private final StaffBrowser browser;
    private final BrowserContext context;
    private final Page tasklist;
    private final Page ownDesk;

    StaffSession(RunningDesk desk, StaffBrowser browser, Staff staff) {
        this.desk = desk;
        this.browser = browser;
        this.context = browser.context();
        this.ownDesk = browser.signedInToDesk(context, staff);
        this.tasklist = browser.tasklist(context, staff);
    }

    /**
     * Opens a task, works on the desk's page in its frame, chooses in the form and completes it.
     *
     * @param id of the request or of the message that the task is about
     * @param element id of the task in its model
     * @param picture what the pictures of it are called
     * @param label the choice in the form; null when the form asks for none
     */
    void work(String id, String element, String picture, Consumer<FrameLocator> onTheDesk, @Nullable String label) {
        String task = Await.until("the task " + element + " about " + id, PATIENCE, () -> openTask(id, element));
        tasklist.navigate(desk.stack().webUrl() + "/tasklist/" + task);
        TaskPage page = new TaskPage(browser, tasklist, picture);
        onTheDesk.accept(page.assign("main h1"));
        page.complete(label);
    }

    /** Opens a page of the desk outside any task. */
    Page desk(String path) {
        ownDesk.navigate(desk.stack().deskUrl() + path);
        browser.check(ownDesk, path.replaceAll("[0-9a-f]{8}-[0-9a-f-]+", "id"));
        return ownDesk;
    }

    /** A file of the desk, as a link on its pages gives it. */
    byte[] file(String path) {
        return ownDesk.request().get(desk.stack().deskUrl() + path).body();
    }

    /** The open task as Tasklist has it: its engine's records are found by the id among their variables. */
    private Optional<String> openTask(String id, String element) {
        String instances = hits("zeebe-record_variable_*", "value.value:\"\\\"" + id + "\\\"\"")
                .map(hit -> hit.path("value").path("processInstanceKey").asString())
                .distinct()
                .collect(Collectors.joining(" OR "));
        return instances.isEmpty()
                ? Optional.empty()
                : hits(
                                "tasklist-task-*",
                                "state:CREATED AND flowNodeBpmnId:" + element + " AND processInstanceId:(" + instances
                                        + ")")
                        .map(hit -> hit.path("id").asString())
                        .findFirst();
    }

    private Stream<JsonNode> hits(String index, String query) {
        String found =
                desk.exported("/" + index + "/_search?size=200&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return StreamSupport.stream(
                        JsonMapper.shared()
                                .readTree(found)
                                .path("hits")
                                .path("hits")
                                .spliterator(),
                        false)
                .map(hit -> hit.path("_source"));
    }

    @Override
    public void close() {
        context.close();
    }
}
