package uk.rightsdesk.complaint;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.letter.ComplaintOutcomeContent.Verdict;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The tables of complaints and their issues; what people wrote is sealed by the key of the request. */
@Repository
class ComplaintStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ComplaintStore(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What is sealed of an issue. */
    private record Texts(String what, String finding, String change) {}

    /**
     * @param topic null while nobody has said
     * @param about the request whose handling is complained of; null where it is about none
     */
    record Matter(@Nullable Topic topic, @Nullable RequestId about) {}

    Optional<Matter> matter(RequestId complaint) {
        return jdbc.sql("select topic, about_request_id from complaint where request_id = ?")
                .param(complaint.value())
                .query((row, _) -> {
                    UUID about = row.getObject(2, UUID.class);
                    String topic = row.getString(1);
                    return new Matter(
                            topic == null ? null : Topic.of(topic), about == null ? null : new RequestId(about));
                })
                .optional();
    }

    void put(RequestId complaint, Matter matter) {
        jdbc.sql("""
                        insert into complaint (request_id, topic, about_request_id) values (:complaint, :topic, :about)
                        on conflict (request_id) do update set topic = :topic, about_request_id = :about
                        """)
                .param("complaint", complaint.value())
                .param("topic", matter.topic() == null ? null : matter.topic().code())
                .param("about", matter.about() == null ? null : matter.about().value())
                .update();
    }

    List<Issue> issues(RequestId complaint) {
        return jdbc.sql("""
                        select position, verdict, content, recorded_by from complaint_issue
                        where request_id = ? order by position
                        """)
                .param(complaint.value())
                .query((row, _) -> {
                    int position = row.getInt("position");
                    Texts texts = json.readValue(
                            vault.safe(KeyOwner.request(complaint.value()))
                                    .open(place(complaint, position), row.getBytes("content")),
                            Texts.class);
                    return new Issue(
                            position,
                            texts.what(),
                            texts.finding(),
                            texts.change(),
                            Verdict.of(row.getString("verdict")),
                            row.getString("recorded_by"));
                })
                .list();
    }

    void add(RequestId complaint, String what, String finding, String change, Verdict verdict, String staff) {
        int position = jdbc.sql("select coalesce(max(position), 0) + 1 from complaint_issue where request_id = ?")
                .param(complaint.value())
                .query(Integer.class)
                .single();
        byte[] stored = vault.safeFor(KeyOwner.request(complaint.value()))
                .seal(place(complaint, position), json.writeValueAsBytes(new Texts(what, finding, change)));
        jdbc.sql("""
                        insert into complaint_issue (request_id, position, verdict, content, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(complaint.value(), position, verdict.code(), stored, staff, Timestamp.from(clock.instant()))
                .update();
    }

    void remove(RequestId complaint, int position) {
        jdbc.sql("delete from complaint_issue where request_id = ? and position = ?")
                .params(complaint.value(), position)
                .update();
    }

    /** By month of receipt in Europe/London, the newest first, and topic. */
    List<ComplaintCount> counts() {
        return jdbc.sql("""
                        select to_char(r.received_at at time zone 'Europe/London', 'YYYY-MM') as month, c.topic,
                            count(*) as received, count(r.closed_at) as closed
                        from request r left join complaint c on c.request_id = r.id
                        where r.exercised_right = 'COMPLAINT'
                        group by 1, 2 order by 1 desc, 2 nulls last
                        """)
                .query((row, _) -> {
                    String topic = row.getString("topic");
                    return new ComplaintCount(
                            row.getString("month"),
                            topic == null ? null : Topic.of(topic),
                            row.getInt("received"),
                            row.getInt("closed"));
                })
                .list();
    }

    private static Place place(RequestId complaint, int position) {
        return new Place("complaint_issue", "content", complaint + "/" + position);
    }
}
