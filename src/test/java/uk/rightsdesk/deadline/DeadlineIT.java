package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import uk.rightsdesk.RightsdeskApplication;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.calendar.CalendarInTest;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Port;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * The whole product with the real engine, time moved for both. The engine's clock only ever goes forward: a timer armed
 * anew after it went back would keep its place in the future.
 */
@Timeout(400)
class DeadlineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final MovedClock CLOCK = new MovedClock();

    private static EmbeddedSettings settings;
    private static EmbeddedStack stack;
    private static ConfigurableApplicationContext product;
    private static JdbcClient jdbc;

    record Started(RequestId requestId) {}

    @BeforeAll
    static void start() throws Exception {
        settings = EmbeddedSettings.onFreePorts(Path.of("target", "deadline-it"))
                .withFresh(true)
                .withParts(Set.of(Part.POSTGRES, Part.OPENSEARCH, Part.BROKER, Part.WEB_APPLICATIONS));
        stack = new EmbeddedStack(settings);
        stack.start();
        SampleSystemOfRecord.createIfAbsent(stack.sampleOwnerDataSource(), 20);
        product = new SpringApplicationBuilder(RightsdeskApplication.class, TimeMoved.class)
                .initializers(stack.asInitializer())
                .properties("rightsdesk.mail.imap.enabled=false")
                .run();
        jdbc = product.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        stack.close();
    }

    @Test
    void shouldRemindThenReportOverdueAndRecordWhatWasSkipped() {
        // given
        RequestId request = receive();
        Instant tenDays = awaitNextRung(request, null);
        assertThat(events(request)).isEmpty();

        // when ten days are left
        moveTo(tenDays.plusSeconds(60));

        // then
        awaitEvents(request, "REMINDER due-in-10");
        awaitNextRung(request, tenDays);

        // when time jumps beyond the end
        Instant late = product.getBean(RequestDeadlines.class).of(request).lateAt();
        moveTo(late.plusSeconds(3600));

        // then the current step alone fires
        awaitEvents(
                request,
                "REMINDER due-in-10",
                "REMINDER_SKIPPED due-in-5",
                "REMINDER_SKIPPED due-in-2",
                "REMINDER_SKIPPED due-today",
                "OVERDUE overdue");
        assertThat(notices(request))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Due soon: R-"),
                        second -> assertThat(second).startsWith("Overdue: R-"));
    }

    @Test
    void shouldMoveTheDueDatesOfTasksAndProcessesWhenTheLedgerMoves() {
        // given an open task in a called process
        RequestId request = receive();
        long instance = awaitInstance(request);
        Instant first = await().atMost(PATIENCE)
                .until(() -> dueDate(instance), Optional::isPresent)
                .orElseThrow();
        RequestDeadlines deadlines = product.getBean(RequestDeadlines.class);
        assertThat(first).isEqualTo(deadlines.of(request).dueAt());

        // when
        ledgerMoves(request, EventType.EXTENDED);

        // then
        Instant extended = deadlines.of(request).dueAt();
        assertThat(first).isBefore(extended);
        await().atMost(PATIENCE).until(() -> dueDate(instance), Optional.of(extended)::equals);
        await().atMost(PATIENCE)
                .until(
                        () -> dueOnVariables(instance),
                        deadlines.of(request).due().toString()::equals);
    }

    @Test
    void shouldFindWhatTheEngineHasLostOrHolds() {
        // given
        RequestId held = receive();
        RequestId lost = receive();
        long heldInstance = awaitInstance(held);
        long lostInstance = awaitInstance(lost);
        awaitNextRung(held, null);
        CamundaClient engine = product.getBean(CamundaClient.class);

        // when
        engine.newCancelInstanceCommand(lostInstance).execute();
        long watch =
                await().atMost(PATIENCE).until(() -> called(heldInstance, "DeadlineWatchProcess"), key -> key != 0);
        engine.newSetVariablesCommand(watch)
                .variables(Map.of("requestId", "unreadable"))
                .execute();
        publishLedgerMoved(held);

        // then
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            product.getBean(DailySweep.class).work();
            return reasons(held).contains("IN_INCIDENT")
                    && reasons(lost).contains("NO_INSTANCE")
                    && !reasons(held).contains("NO_INSTANCE");
        });
        assertThat(product.getBean(Sweeps.class).last())
                .get()
                .extracting(Attention::engineAsked)
                .isEqualTo(true);
    }

    @Test
    @Tag("full")
    @Timeout(900)
    void shouldRearmTwoThousandWatchesThroughTheOutbox() throws IOException {
        // given
        int count = 2_000;
        List<RequestId> requests =
                IntStream.range(0, count).mapToObj(n -> open()).toList();
        CamundaClient engine = product.getBean(CamundaClient.class);
        for (RequestId request : requests) {
            await().ignoreExceptions()
                    .until(() -> engine.newCreateInstanceCommand()
                                    .bpmnProcessId("DeadlineWatchProcess")
                                    .latestVersion()
                                    .variables(Map.of("requestId", request.toString()))
                                    .execute()
                                    .getProcessInstanceKey()
                            > 0);
        }
        await().atMost(Duration.ofMinutes(8)).until(() -> armed(requests, null) == count);
        var due =
                product.getBean(RequestDeadlines.class).of(requests.getFirst()).due();

        // when
        CalendarInTest.change(product.getBean(BankHolidays.class), List.of(due + ",EW,added"));
        long start = System.nanoTime();
        product.getBean(RecomputeDeadlines.class).perform("benchmark", new RecomputeDeadlines.Payload(-1));
        await().atMost(Duration.ofMinutes(5)).until(() -> published() >= count);
        Duration published = Duration.ofNanos(System.nanoTime() - start);
        await().atMost(Duration.ofMinutes(5)).until(() -> armed(requests, due) == 0);
        Duration rearmed = Duration.ofNanos(System.nanoTime() - start);

        // then
        Files.createDirectories(Path.of("target", "benchmarks"));
        Files.writeString(
                Path.of("target", "benchmarks", "rearming.txt"),
                "%d messages through the outbox in %d ms (%d/s), all watches rearmed after %d ms%n"
                        .formatted(
                                count, published.toMillis(), count * 1000L / published.toMillis(), rearmed.toMillis()));
    }

    private static long published() {
        return jdbc.sql("""
                        select count(*) from effect where name = 'publish-message' and result = 'performed'
                            and business_key like '%:calendar--1'""").query(Long.class).single();
    }

    /** How many of these have a watch; with a date only those that still count to it. */
    private static long armed(List<RequestId> requests, @Nullable LocalDate due) {
        return jdbc.sql("""
                        select count(*) from deadline_watch where request_id in (:ids)
                            and (cast(:due as date) is null or due_on = :due)""")
                .param("ids", requests.stream().map(RequestId::value).toList())
                .param("due", due)
                .query(Long.class)
                .single();
    }

    private static RequestId receive() {
        RequestId request = open();
        inTransaction(() -> product.getBean(ProcessMessages.class)
                .publish("Msg_AccessRequestReceived", request.toString(), "received:" + request, new Started(request)));
        return request;
    }

    private static RequestId open() {
        List<RequestId> opened = new ArrayList<>();
        inTransaction(() -> opened.add(product.getBean(Requests.class)
                .open(new OpenRequest(
                        UUID.randomUUID(), Right.ACCESS, CLOCK.instant(), null, "nobody@example.org", false))
                .id()));
        return opened.getFirst();
    }

    private static void ledgerMoves(RequestId request, EventType type) {
        inTransaction(() -> product.getBean(RequestJournal.class).record(request, type, Map.of()));
        publishLedgerMoved(request);
    }

    private static void publishLedgerMoved(RequestId request) {
        inTransaction(() -> product.getBean(ProcessMessages.class)
                .publish(
                        "Msg_LedgerMoved",
                        request.toString(),
                        "ledger-moved:" + request + ":" + UUID.randomUUID(),
                        new Nothing()));
    }

    private static void inTransaction(Runnable work) {
        product.getBean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    private static long awaitInstance(RequestId request) {
        return await().atMost(PATIENCE)
                .until(() -> product.getBean(Requests.class).get(request).processInstanceKey(), Optional::isPresent)
                .orElseThrow();
    }

    /** When the engine's timer is to wake the watch, once that is no longer the time before. */
    private static Instant awaitNextRung(RequestId request, @Nullable Instant before) {
        return await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql("select next_rung_at from deadline_watch where request_id = ?")
                                .param(request.value())
                                .query((row, _) ->
                                        row.getObject(1, OffsetDateTime.class).toInstant())
                                .optional(),
                        next -> next.isPresent() && !next.get().equals(before))
                .orElseThrow();
    }

    private static void awaitEvents(RequestId request, String... expected) {
        await().atMost(PATIENCE).until(() -> events(request), List.of(expected)::equals);
    }

    private static List<String> events(RequestId request) {
        return product.getBean(RequestJournal.class).of(request).stream()
                .filter(event -> event.details().containsKey("rung"))
                .map(event -> event.type() + " " + event.details().get("rung"))
                .toList();
    }

    private static List<String> notices(RequestId request) {
        return product.getBean(OutgoingMail.class).of(request).stream()
                .filter(mail -> mail.purpose().equals("staff-notice"))
                .map(SentMail::subject)
                .toList();
    }

    private static List<String> reasons(RequestId request) {
        return jdbc.sql("select reason from request_attention where request_id = ?")
                .param(request.value())
                .query(String.class)
                .list();
    }

    /** Both clocks, Rightsdesk's first, so that what the engine's timers start finds it as late as they are. */
    private static void moveTo(Instant instant) {
        Duration step = Duration.between(CLOCK.instant(), instant);
        CLOCK.advance(step);
        RestClient.create()
                .post()
                .uri(local(Port.BROKER_MANAGEMENT, "/actuator/clock/add"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("offsetMilli", step.toMillis()))
                .retrieve()
                .toBodilessEntity();
    }

    /** Of the task in the called process, by the engine's newest record of it: 8.6.0's search does not tell it. */
    private static Optional<Instant> dueDate(long instance) {
        long child = called(instance, "IdentityVerificationProcess");
        String due = newest("user-task", "value.processInstanceKey:" + child)
                .path("dueDate")
                .asString("");
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(due).toInstant());
    }

    private static long called(long instance, String process) {
        return search(
                        "process-instances",
                        Map.of(
                                "parentProcessInstanceKey",
                                instance,
                                "running",
                                true,
                                "active",
                                true,
                                "incidents",
                                true))
                .stream()
                .filter(child -> child.path("bpmnProcessId").asString().equals(process))
                .mapToLong(child -> child.path("key").asLong())
                .findFirst()
                .orElse(0);
    }

    private static List<JsonNode> search(String what, Map<String, Object> filter) {
        JsonNode answer = RestClient.create()
                .post()
                .uri(local(Port.BROKER_REST, "/v2/" + what + "/search"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("filter", filter))
                .retrieve()
                .body(JsonNode.class);
        return List.copyOf(answer.path("items").valueStream().toList());
    }

    /** The newest value of the variable in the request's own process. */
    private static String dueOnVariables(long instance) {
        return newest("variable", "value.name:dueOn%20AND%20value.scopeKey:" + instance)
                .path("value")
                .asString("")
                .replace("\"", "");
    }

    private static JsonNode newest(String kind, String query) {
        JsonNode answer = RestClient.create()
                .get()
                .uri(local(
                        Port.OPENSEARCH, "/zeebe-record_" + kind + "_*/_search?size=1&sort=position:desc&q=" + query))
                .retrieve()
                .body(JsonNode.class);
        return answer.path("hits").path("hits").path(0).path("_source").path("value");
    }

    private static URI local(Port port, String path) {
        return URI.create("http://127.0.0.1:" + settings.port(port) + path);
    }

    static class TimeMoved {

        @Bean
        @Primary
        Clock movedClock() {
            return CLOCK;
        }
    }

    /** The machine's time and more. */
    private static final class MovedClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration step) {
            ahead = ahead.plus(step);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
