package uk.rightsdesk.endtoend;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one person asked for by email, and what has become of it.
 *
 * @param right the code of the right, which names its pictures too
 * @param account of the sample whose address it came from; 0 where nobody holds one
 * @param message id of the email in the case store
 */
record AskedRequest(RunningDesk desk, String right, long account, Requester requester, String message) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CODE_PATIENCE = Duration.ofMinutes(10);

    /** The holder of an account writes, and the email is taken in. */
    static AskedRequest by(RunningDesk desk, String right, long account, String subject, String text) throws Exception {
        Map<String, Object> person = desk.sample()
                .sql("select email, given_name || ' canary-" + right
                        + "-name ' || family_name as name from account where id = ?")
                .param(account)
                .query()
                .singleRow();
        Requester requester = desk.requester(
                person.get("email").toString(), person.get("name").toString());
        return by(desk, right, account, requester, subject, text);
    }

    /** Somebody writes, and the email is taken in. */
    static AskedRequest by(
            RunningDesk desk, String right, long account, Requester requester, String subject, String text)
            throws Exception {
        List<String> before = messages(desk);
        requester.writes(subject, text);
        String message = Await.until(
                "the email is taken in",
                PATIENCE,
                () -> messages(desk).stream()
                        .filter(each -> !before.contains(each))
                        .findFirst());
        return new AskedRequest(desk, right, account, requester, message);
    }

    private static List<String> messages(RunningDesk desk) {
        return desk.caseStore()
                .sql("select id::text from correspondence")
                .query(String.class)
                .list();
    }

    /** The id of the request, once it is opened. */
    String id() {
        return Await.until(
                "the request for " + right + " is opened",
                PATIENCE,
                () -> desk.caseStore()
                        .sql(
                                "select request_id::text from correspondence where id = ?::uuid and request_id is not null")
                        .param(message)
                        .query(String.class)
                        .optional());
    }

    String reference() {
        return column("reference", String.class);
    }

    long processInstance() {
        return column("process_instance_key", Long.class);
    }

    private <T> T column(String name, Class<T> type) {
        return desk.caseStore()
                .sql("select " + name + " from request where id = ?::uuid")
                .param(id())
                .query(type)
                .single();
    }

    /** How it ended, once it has. */
    String awaitsOutcome() {
        String id = id();
        return Await.until(
                "the request for " + right + " is closed",
                PATIENCE,
                () -> desk.caseStore()
                        .sql("select outcome from request where id = ?::uuid and outcome is not null")
                        .param(id)
                        .query(String.class)
                        .optional());
    }

    /** Confirms it at the address that is held, as our email asks. */
    void replyWithCode() throws Exception {
        MimeMessage question = requester.awaits("Please confirm request", CODE_PATIENCE);
        requester.replies(question, requester.awaitsCode("Please confirm request", CODE_PATIENCE));
    }

    /** How many businesses were written to about a change. */
    long noticesTo(String change) {
        return desk.caseStore().sql("""
                        select count(*) from recipient_notice n join recipient_round r on r.id = n.round_id
                        where r.request_id = ?::uuid and r.kind = ? and n.sent_at is not null""").params(id(), change).query(Long.class).single();
    }

    /** The letter that a business was sent about it. */
    MimeMessage awaitsNotice(Requester business) {
        String reference = reference();
        return Await.until(
                "a notice to " + business.address(),
                PATIENCE,
                () -> business.received().stream()
                        .filter(email -> Requester.subject(email).contains(reference))
                        .findFirst());
    }

    /** Every email to the requester so far, by its subject up to the reference. */
    List<String> subjects() {
        return requester.received().stream()
                .map(Requester::subject)
                .map(subject -> subject.replaceFirst("\\s*\\[?R-\\d{4}-\\d{6}]?.*", ""))
                .toList();
    }

    Optional<String> plan() {
        return desk.caseStore()
                .sql("select id::text from erasure_plan where request_id = ?::uuid order by number desc limit 1")
                .param(id())
                .query(String.class)
                .optional();
    }
}
