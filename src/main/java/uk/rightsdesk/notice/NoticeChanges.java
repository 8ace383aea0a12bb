package uk.rightsdesk.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.ProcessMessages;

/** Changes of the notice: begun, written and judged on the desk; the process {@code notice-change} carries them out. */
@Component
@Transactional
public class NoticeChanges {

    private final NoticeChangeStore store;
    private final NoticeVersions versions;
    private final NoticeVersionStore versionStore;
    private final NoticeRules rules;
    private final ProcessMessages messages;
    private final Clock clock;

    NoticeChanges(
            NoticeChangeStore store,
            NoticeVersions versions,
            NoticeVersionStore versionStore,
            NoticeRules rules,
            ProcessMessages messages,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.versionStore = versionStore;
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    /** Variables of the message that starts the process. */
    record NoticeChangeStarted(NoticeChangeId noticeChangeId) {}

    /**
     * Begins a change with the whole notice as it is in force before it as its first draft.
     *
     * @param inForceFrom the first day meant for it, in Europe/London
     * @param staff user name of the signed-in person
     * @throws NoticeChangeRefused when another is under way, or the day is not yet to come
     */
    public NoticeChangeId begin(LocalDate inForceFrom, String staff) {
        if (!inForceFrom.isAfter(today())) {
            throw new NoticeChangeRefused("Choose a day that is yet to come.");
        }
        List<NoticeVersion> inForce = versions.on(inForceFrom.minusDays(1));
        String body = inForce.stream()
                .map(version -> versionStore.body(version.inForceFrom()))
                .collect(Collectors.joining("\n\n"));
        NoticeChangeId id = NoticeChangeId.random();
        if (!store.open(id, staff)) {
            throw new NoticeChangeRefused(
                    "A change is under way already. It ends or is given up before another begins.");
        }
        String title = inForce.isEmpty() ? "Privacy notice" : inForce.getLast().title();
        store.add(id, new NoticeDraft.Text(title, inForceFrom, null, body, ""), staff);
        messages.publish(
                "Msg_NoticeChangeStarted", id.toString(), "notice-change-started:" + id, new NoticeChangeStarted(id));
        return id;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<NoticeChange> all() {
        return store.all();
    }

    /** @throws NoSuchElementException when there is none of this id */
    @Transactional(readOnly = true)
    public NoticeChange get(NoticeChangeId id) {
        return store.find(id).orElseThrow();
    }

    /** The change that was agreed to and is yet to come. */
    @Transactional(readOnly = true)
    public Optional<NoticeChange> coming() {
        return store.underWay().filter(NoticeChange::isComing);
    }

    /** As the public reads it, on the day meant for it or, once that is settled, on its day. */
    @Transactional(readOnly = true)
    public List<NoticeVersion> text(NoticeChange change) {
        return rules.whole(change);
    }

    /** The notice in force on the day before it, beside the notice as it is drafted. */
    @Transactional(readOnly = true)
    public NoticeComparison comparison(NoticeChange change) {
        return rules.comparison(change);
    }

    /** What keeps a draft from going to a second person, in sentences for staff; empty where nothing does. */
    @Transactional(readOnly = true)
    public List<String> missing(NoticeChange change) {
        return rules.missing(change);
    }

    /** The first day from which a material change may hold if it is agreed to today, in Europe/London. */
    public LocalDate firstDayIfMaterial() {
        return rules.firstDayIfMaterial();
    }

    /** The complete versions that a draft can supplement: the one in force. */
    @Transactional(readOnly = true)
    public Optional<NoticeVersion> complete() {
        List<NoticeVersion> inForce = versions.on(today());
        return inForce.stream().filter(version -> version.supplements() == null).findFirst();
    }

    /** Each saving of a draft, oldest first. */
    @Transactional(readOnly = true)
    public List<NoticeDraft> drafts(NoticeChangeId id) {
        return store.drafts(id);
    }

    /** What was decided and confirmed by the task, oldest first. */
    @Transactional(readOnly = true)
    public List<NoticeDecision> decisions(NoticeChangeId id) {
        return store.confirmed(id);
    }

    /** What was decided of the newest draft and waits for its task to be completed. */
    @Transactional(readOnly = true)
    public Optional<NoticeDecision> pending(NoticeChange change, NoticeDecision.Task task) {
        return store.pending(change.id(), task)
                .filter(decision -> decision.draft() == change.draft().number());
    }

    /** Whether a person wrote any of it, and so may not judge it. */
    @Transactional(readOnly = true)
    public boolean isAuthor(NoticeChangeId id, String staff) {
        return store.isAuthor(id, staff);
    }

    /**
     * Keeps a draft beside the earlier ones.
     *
     * @param staff user name of the signed-in person
     * @throws NoticeChangeRefused when the text is not of the form of a notice, or it is no longer drafted
     */
    public void save(NoticeChangeId id, NoticeDraft.Text text, String staff) {
        NoticeChange change = in(id, NoticeChange.State.DRAFTING);
        NoticeDraft.Text clean = rules.clean(text);
        if (!clean.equals(change.draft().text())) {
            store.add(id, clean, staff);
        }
    }

    /**
     * Records a decision; a later one of the same task takes its place until the task is completed.
     *
     * @param reasons null or blank where none were given
     * @param noMarketing whether the person confirms that the message to those concerned promotes nothing
     * @param staff user name of the signed-in person
     * @throws NoticeChangeRefused when the draft is not ready, reasons are missing, the person wrote it or the day is
     *     too near; says which
     */
    public void decide(
            NoticeChangeId id, NoticeDecision.Code code, @Nullable String reasons, boolean noMarketing, String staff) {
        boolean judging = code.task() == NoticeDecision.Task.JUDGEMENT;
        NoticeChange change = in(id, judging ? NoticeChange.State.JUDGING : NoticeChange.State.DRAFTING);
        if (code != NoticeDecision.Code.SUBMIT && (reasons == null || reasons.isBlank())) {
            throw new NoticeChangeRefused("Give your reasons: they are kept with the change.");
        }
        if (judging && store.isAuthor(id, staff)) {
            throw new NoticeChangeRefused("You wrote some of it. A second person must judge it.");
        }
        rules.problem(change, code).ifPresent(problem -> {
            throw new NoticeChangeRefused(problem);
        });
        if (code == NoticeDecision.Code.MATERIAL && !noMarketing) {
            throw new NoticeChangeRefused("Read the message to those concerned and confirm that it promotes nothing.");
        }
        store.decide(change, code, reasons == null || reasons.isBlank() ? null : reasons.strip(), staff);
    }

    private NoticeChange in(NoticeChangeId id, NoticeChange.State state) {
        NoticeChange change = store.lock(id);
        if (change.state() != state) {
            throw new NoticeChangeRefused(
                    "Nothing can be changed here now: it is " + change.state().words() + ".");
        }
        return change;
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(clock.instant());
    }
}
