package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class PersonalDataCollectorTest {

    /** Amelia's rows, counted by hand-written SQL that knows nothing of the map. */
    private static final Map<String, String> AMELIAS_ROWS = Map.ofEntries(
            Map.entry("account", "SELECT count(*) FROM account WHERE email = 'amelia.hart@example.org'"),
            Map.entry("account_segment", "SELECT count(*) FROM account_segment WHERE account_id = 1"),
            Map.entry("experience", "SELECT count(*) FROM experience WHERE account_id = 1"),
            Map.entry(
                    "experience_picture",
                    "SELECT count(*) FROM experience_picture WHERE experience_id IN (SELECT id FROM experience WHERE account_id = 1)"),
            Map.entry(
                    "experience_share",
                    "SELECT count(*) FROM experience_share WHERE experience_id IN (SELECT id FROM experience WHERE account_id = 1)"),
            Map.entry("consent", "SELECT count(*) FROM consent WHERE account_id = 1"),
            Map.entry("marketing_preference", "SELECT count(*) FROM marketing_preference WHERE account_id = 1"),
            Map.entry(
                    "marketing_preference_change",
                    "SELECT count(*) FROM marketing_preference_change WHERE account_id = 1"),
            Map.entry("cookie", "SELECT count(*) FROM cookie WHERE account_id = 1"),
            Map.entry("site_visit", "SELECT count(*) FROM site_visit WHERE account_id = 1"),
            Map.entry("support_message", "SELECT count(*) FROM support_message WHERE account_id = 1"),
            Map.entry("login", "SELECT count(*) FROM login WHERE account_id = 1"));

    private static final long AMELIAS_ELEMENTS = 37;

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
    void shouldCollectExactlyTheRowsOfThePerson() throws Exception {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.AMELIA);

        // then
        Map<String, Long> found =
                elements.stream().collect(Collectors.groupingBy(Element::table, Collectors.counting()));
        for (var table : AMELIAS_ROWS.entrySet()) {
            assertThat(found.get(table.getKey())).as(table.getKey()).isEqualTo(system.count(table.getValue()));
        }
        assertThat(found).containsOnlyKeys(AMELIAS_ROWS.keySet());
        assertThat(elements).extracting(Element::key).doesNotHaveDuplicates();
    }

    @Test
    void shouldCollectNothingOfAnybodyElse() {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.AMELIA);

        // then: the sample gives the rows of account a the numbers from a * 100 on
        assertThat(elements)
                .filteredOn(e -> e.rowKey().matches("[0-9]+"))
                .allSatisfy(e -> assertThat(e.rowKey()).matches("1|10[0-9]"));
        assertThat(texts(elements)).noneMatch(text -> text.contains("Osei") || text.contains("Tomasz"));
    }

    @Test
    void shouldCollectValuesByTheirTypes() {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.AMELIA);

        // then
        assertThat(value(elements, "account/1", "date_of_birth")).isEqualTo(new Value.Day(LocalDate.of(1988, 4, 17)));
        assertThat(value(elements, "account/1", "opened_at"))
                .isEqualTo(new Value.Moment(Instant.parse("2024-02-03T18:20:00Z")));
        assertThat(value(elements, "account_segment/1", "engagement"))
                .isEqualTo(new Value.Number(new BigDecimal("64.50")));
        assertThat(value(elements, "experience/103", "branch")).isEqualTo(new Value.Empty());
        assertThat(value(elements, "experience_share/100", "shared_fields"))
                .isEqualTo(new Value.Texts(List.of("title", "body", "rating", "branch", "pictures")));
        assertThat(value(elements, "consent/103", "granted")).isEqualTo(new Value.Flag(false));
        assertThat(value(elements, "login/104", "ip_address")).isEqualTo(new Value.Text("2001:db8::4a1"));
        assertThat(value(elements, "site_visit/100", "duration")).isEqualTo(new Value.Text("00:06:12"));
    }

    @Test
    void shouldShowTheNameInPlaceOfAForeignKey() {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.AMELIA);

        // then
        assertThat(value(elements, "experience/101", "business_id")).isEqualTo(new Value.Text("Severn Vale Rail"));
        assertThat(value(elements, "support_message/101", "staff_id")).isEqualTo(new Value.Text("Dilys Morgan"));
        assertThat(value(elements, "support_message/100", "staff_id")).isEqualTo(new Value.Empty());
    }

    @Test
    void shouldLeaveOutColumnsThatAreNotPersonal() {
        assertThat(collect(SampleSystemOfRecord.AMELIA))
                .filteredOn(e -> e.table().equals("experience"))
                .flatExtracting(Element::values)
                .extracting(Datum::column)
                .doesNotContain("id", "account_id")
                .contains("body");
    }

    @Test
    void shouldMarkWhatCanNameOtherPeople() {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.AMELIA);

        // then
        assertThat(element(elements, "experience/101").values())
                .filteredOn(Datum::namesOthers)
                .extracting(Datum::column)
                .containsExactly("title", "body");
        assertThat(element(elements, "login/100").namesOthers()).isFalse();
        assertThat(element(elements, "support_message/103").values())
                .filteredOn(datum -> datum.column().equals("staff_id"))
                .noneMatch(Datum::namesOthers);
    }

    @Test
    void shouldHandOverThePictureAsItIs() throws Exception {
        // given
        var bytes = new ArrayList<byte[]>();
        var attachments = new ArrayList<Value.Attachment>();

        // when
        system.collector.collect(
                find(SampleSystemOfRecord.AMELIA),
                element -> element.values().forEach(datum -> {
                    if (datum.value() instanceof Value.Attachment attachment) {
                        attachments.add(attachment);
                        bytes.add(read(attachment));
                    }
                }));

        // then
        byte[] picture = Files.readAllBytes(Path.of("src/test/resources/sample/receipt.png"));
        assertThat(bytes).containsExactly(picture);
        assertThat(attachments)
                .extracting(Value.Attachment::fileName, Value.Attachment::mediaType, Value.Attachment::size)
                .containsExactly(tuple("receipt.png", "image/png", (long) picture.length));
        assertThatIllegalStateException()
                .isThrownBy(() -> attachments.getFirst().content().open());
    }

    @Test
    void shouldNameTheRecipientsWithTheirDates() {
        // when
        CollectionReport report = system.collector.collect(find(SampleSystemOfRecord.AMELIA), element -> {});

        // then
        assertThat(report.disclosures())
                .extracting(Disclosure::name, Disclosure::times, Disclosure::first, Disclosure::last)
                .containsExactly(
                        tuple(
                                "Hafod Home Stores",
                                2L,
                                Instant.parse("2026-04-12T06:00:00Z"),
                                Instant.parse("2026-07-25T06:00:00Z")),
                        tuple(
                                "Severn Vale Rail",
                                1L,
                                Instant.parse("2026-05-30T08:00:00Z"),
                                Instant.parse("2026-05-30T08:00:00Z")));
        assertThat(report.disclosures()).extracting(Disclosure::category).containsOnly("businesses");
        assertThat(report.disclosures().getFirst().privacyNotice()).isEqualTo("https://www.hafod-home.example/privacy");
        assertThat(report.disclosures().getFirst().terms()).isEqualTo("https://www.hafod-home.example/terms");
    }

    @Test
    void shouldGiveAnAccountOfTheSearch() {
        // when
        CollectionReport report = system.collector.collect(find(SampleSystemOfRecord.AMELIA), element -> {});

        // then
        assertThat(report.elements()).isEqualTo(AMELIAS_ELEMENTS);
        CollectionReport.SystemSearched searched = report.systems().getFirst();
        assertThat(searched.at()).isEqualTo(TestSystem.NOW);
        assertThat(searched.people()).isEqualTo(1);
        assertThat(searched.keys())
                .containsExactly(
                        "account.email (upper and lower case alike)",
                        "account.phone (digits only, +44 as 0)",
                        "staff.work_email (upper and lower case alike)");
        assertThat(searched.tables())
                .contains(
                        new CollectionReport.TableSearched(
                                "experience_picture",
                                "Pictures of your experiences",
                                "experience_picture.experience_id → experience.account_id → account",
                                1),
                        new CollectionReport.TableSearched("staff", "Your staff record", "staff", 0));
    }

    @Test
    void shouldCollectBothAccountsOfOnePerson() {
        // when
        List<Element> elements = collect(SampleSystemOfRecord.SIAN);

        // then
        assertThat(elements).extracting(Element::subjectKey).containsOnly("account/3", "account/4");
        assertThat(elements).filteredOn(e -> e.table().equals("account")).hasSize(2);
    }

    @Test
    void shouldCollectAPersonOnceWhoWasFoundTwice() {
        // given
        var matches = new ArrayList<>(find(SampleSystemOfRecord.AMELIA));
        matches.addAll(system.search.find(Identifier.phone("07700 900101")));

        // when
        CollectionReport report = system.collector.collect(matches, element -> {});

        // then
        assertThat(matches).hasSize(2);
        assertThat(report.elements()).isEqualTo(AMELIAS_ELEMENTS);
    }

    @Test
    void shouldReportThatNothingIsHeldOfAStranger() {
        // when
        CollectionReport report = system.collector.collect(find("stranger@example.org"), element -> {
            throw new AssertionError("nothing to hand over");
        });

        // then
        assertThat(report.elements()).isZero();
        assertThat(report.systems()).singleElement().satisfies(searched -> {
            assertThat(searched.nothingHeld()).isTrue();
            assertThat(searched.tables()).hasSize(14).allMatch(CollectionReport.TableSearched::nothingHeld);
        });
    }

    @Test
    void shouldKeepValuesOutOfWhatIsPrinted() {
        assertThat(collect(SampleSystemOfRecord.AMELIA))
                .allSatisfy(element ->
                        assertThat(element + " " + element.values()).doesNotContain("Amelia", "amelia", "Pugh"));
    }

    private List<SubjectMatch> find(String email) {
        return system.search.find(Identifier.email(email));
    }

    private List<Element> collect(String email) {
        var elements = new ArrayList<Element>();
        system.collector.collect(find(email), elements::add);
        return elements;
    }

    private static Element element(List<Element> elements, String key) {
        return elements.stream()
                .filter(e -> e.key().equals(TestSystem.SYSTEM + "/" + key))
                .findFirst()
                .orElseThrow();
    }

    private static Value value(List<Element> elements, String key, String column) {
        return element(elements, key).values().stream()
                .filter(datum -> datum.column().equals(column))
                .map(Datum::value)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream()
                .flatMap(e -> e.values().stream())
                .map(Datum::value)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .toList();
    }

    private static byte[] read(Value.Attachment attachment) {
        try (InputStream in = attachment.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
