package uk.rightsdesk.delivery;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The channel that staff choose for an answer, with the reason: the person's wish, or what is safest for them. */
@Component
@Transactional
public class AnswerChannels {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RequestJournal journal;
    private final Clock clock;

    AnswerChannels(JdbcClient jdbc, Vault vault, RequestJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param reason in words
     * @param address line by line; empty unless it goes by post
     * @param staff user name of who chose
     */
    public record Chosen(AnswerChannel channel, String reason, List<String> address, String staff, Instant at) {

        public Chosen {
            address = List.copyOf(address);
        }

        /** Without reason and address. */
        @Override
        public String toString() {
            return "Chosen[" + channel + "]";
        }
    }

    /**
     * Chooses a channel; a later choice takes its place, and holds for what is made after it.
     *
     * @param address of the person, with line breaks; needed where it goes by post, else left aside
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when the reason or the address is missing; the message is for staff
     */
    public void choose(
            RequestId request, AnswerChannel channel, @Nullable String reason, @Nullable String address, String staff) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("Say why it goes this way: it is kept with the request.");
        }
        List<String> lines = channel == AnswerChannel.POST ? lines(address) : List.of();
        if (channel == AnswerChannel.POST && lines.size() < 2) {
            throw new IllegalArgumentException("Give the postal address, line by line.");
        }
        UUID id = UUID.randomUUID();
        Safe safe = vault.safeFor(KeyOwner.request(request.value()));
        jdbc.sql("""
                        insert into delivery_channel (request_id, seal_id, channel, reason, address, decided_by, decided_at)
                        values (:request, :id, :channel, :reason, :address, :staff, :now)
                        """)
                .param("request", request.value())
                .param("id", id)
                .param("channel", channel.code())
                .param("reason", safe.seal(place(id, "reason"), reason.strip()))
                .param(
                        "address",
                        lines.isEmpty() ? null : safe.seal(place(id, "address"), String.join("\n", lines)),
                        Types.BINARY)
                .param("staff", staff)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                request, EventType.DELIVERY_CHANNEL_CHOSEN, clock.instant(), staff, Map.of("channel", channel.code()));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The choice that holds; empty where staff made none. */
    @Transactional(readOnly = true)
    public Optional<Chosen> chosen(RequestId request) {
        return vault.find(KeyOwner.request(request.value()))
                .flatMap(safe -> jdbc.sql("""
                                select seal_id, channel, reason, address, decided_by, decided_at from delivery_channel
                                where request_id = ? order by id desc limit 1
                                """)
                        .param(request.value())
                        .query((row, _) -> {
                            UUID id = row.getObject("seal_id", UUID.class);
                            return new Chosen(
                                    AnswerChannel.of(row.getString("channel")),
                                    safe.text(place(id, "reason"), row.getBytes("reason")),
                                    lines(safe.openText(place(id, "address"), row.getBytes("address"))),
                                    row.getString("decided_by"),
                                    row.getObject("decided_at", OffsetDateTime.class)
                                            .toInstant());
                        })
                        .optional());
    }

    /** Where the answer is posted to; empty unless it goes by post. */
    @Transactional(readOnly = true)
    public List<String> postalAddress(RequestId request) {
        return chosen(request).map(Chosen::address).orElse(List.of());
    }

    private static Place place(UUID id, String column) {
        return new Place("delivery_channel", column, id);
    }
}
