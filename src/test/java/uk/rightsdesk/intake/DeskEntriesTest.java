package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

class DeskEntriesTest extends IntakeFixture {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    private final UUID id = UUID.randomUUID();

    @Test
    void shouldOpenRequestOfTheDayTheCompanyGotIt() {
        // when
        Request request = entries.enter(letter(TODAY.minusDays(3), AMELIA, "12 Mill Lane, York"), "olivia")
                .getFirst();

        // then
        assertThat(StatutoryClock.dateOf(request.receivedAt())).isEqualTo(TODAY.minusDays(3));
        assertThat(request.requesterAddress()).isEqualTo(AMELIA);
        assertThat(request.senderAuthenticated()).isFalse();
        assertThat(journal.of(request.id())).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(EventType.RECEIVED);
            assertThat(event.details()).containsEntry("channel", "post");
        });
        await().untilAsserted(() -> assertThat(messages.of(request.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_AccessRequestReceived"));
    }

    @Test
    void shouldKeepWhatTheyWroteAndWhoEnteredIt() {
        // when
        Request request = entries.enter(letter(TODAY, AMELIA, "12 Mill Lane, York"), "olivia")
                .getFirst();

        // then
        Correspondence message = correspondences.of(request.id()).getFirst();
        assertThat(message.channel()).isEqualTo(Channel.POST);
        assertThat(message.contact()).isEqualTo("12 Mill Lane, York");
        assertThat(message.text()).isEqualTo("Send me a copy of my data.\nAmelia");
        assertThat(message.state()).isEqualTo(CorrespondenceState.OPENED);
        assertThat(correspondences.threadOf(request.id())).isEqualTo(MailThread.NONE);
        assertThat(jdbc.sql("select entered_by from correspondence where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("olivia");
    }

    @Test
    void shouldTakeSameFormSentTwiceForOneEntry() {
        // given
        DeskEntry entry = letter(TODAY, AMELIA, "");

        // when
        List<Request> first = entries.enter(entry, "olivia");
        List<Request> second = entries.enter(entry, "olivia");

        // then
        assertThat(second)
                .extracting(Request::id)
                .isEqualTo(first.stream().map(Request::id).toList());
    }

    @Test
    void shouldHaveAccessWorkedByHandWhereLettersMustGoByPost() {
        // when
        Request request =
                entries.enter(letter(TODAY, "", "12 Mill Lane, York"), "olivia").getFirst();

        // then
        assertThat(byHand.reason(request.id())).contains(ByHandRequests.Reason.NO_EMAIL);
        assertThat(request.requesterAddress()).isEqualTo("12 Mill Lane, York");
    }

    @ParameterizedTest
    @CsvSource({
        "receivedOn,1,a@example.org,,x,true",
        "receivedOn,-800,a@example.org,,x,true",
        "email,0,nobody,,x,true",
        "email,0,'a@example.org\r\nBcc: b@example.org',,x,true",
        "email,0,'a@example.org,b@example.org',,x,true",
        "contact,0,,,x,true",
        "text,0,a@example.org,,,true",
        "rights,0,a@example.org,,x,false"
    })
    void shouldSayWhatIsWrong(String field, int days, String email, String contact, String text, boolean right) {
        // given
        DeskEntry entry = new DeskEntry(
                id,
                Channel.POST,
                TODAY.plusDays(days),
                "",
                email == null ? "" : email,
                contact == null ? "" : contact,
                text == null ? "" : text,
                right ? Set.of(Right.ACCESS) : Set.of());

        // then
        assertThatExceptionOfType(EntryRefused.class)
                .isThrownBy(() -> entries.enter(entry, "olivia"))
                .satisfies(refused -> assertThat(refused.problems()).containsOnlyKeys(field));
        assertThat(requests.openedBy(id)).isEmpty();
    }

    @Test
    void shouldAskForTheDay() {
        // given
        DeskEntry entry = new DeskEntry(id, Channel.POST, null, "", AMELIA, "", "x", Set.of(Right.ACCESS));

        // then
        assertThatExceptionOfType(EntryRefused.class)
                .isThrownBy(() -> entries.enter(entry, "olivia"))
                .satisfies(refused -> assertThat(refused.problems()).containsOnlyKeys("receivedOn"));
    }

    private DeskEntry letter(LocalDate receivedOn, String email, String contact) {
        return new DeskEntry(
                id,
                Channel.POST,
                receivedOn,
                " Amelia Hart ",
                email,
                contact,
                "Send me a copy of my data.\r\nAmelia\u0000",
                Set.of(Right.ACCESS));
    }
}
