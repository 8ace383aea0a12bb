package uk.rightsdesk.recipient;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.RecipientSearch;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.letter.RecipientNoticeContent.Correction;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * Who received the data that a request is about. An erasure, a rectification or a restriction notes them while it is
 * planned, then calls {@code RecipientNotificationProcess} once it is carried out; the end of a restriction calls it
 * again.
 */
@Component
@Transactional
public class Recipients {

    private final SubjectSearch subjects;
    private final RecipientSearch search;
    private final NoticeStore store;
    private final RequestJournal journal;

    Recipients(SubjectSearch subjects, RecipientSearch search, NoticeStore store, RequestJournal journal) {
        this.subjects = subjects;
        this.search = search;
        this.store = store;
        this.journal = journal;
    }

    /**
     * Takes down who received what about the person who wrote from the request's address.
     *
     * @return how many recipients
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     * @see #note(Request, List)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int note(Request request) {
        return note(request, subjects.find(Identifier.email(request.subjectAddress())));
    }

    /**
     * Takes down who received what about these people, in place of an earlier note: an erasure takes the rows that say
     * it, so it is called while the erasure is planned. Once a notice was prepared the note stays as it is.
     *
     * @param people as they were found in the systems of record; may be empty
     * @return how many recipients
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int note(Request request, List<SubjectMatch> people) {
        if (store.hasRound(request.id())) {
            return of(request.id()).size();
        }
        List<Recipient> found = search.find(people).stream().map(Recipient::of).toList();
        store.keep(request.id(), new NoticeStore.Note(found, corrections(request.id())));
        journal.record(request.id(), EventType.RECIPIENTS_NOTED, Map.of("recipients", Integer.toString(found.size())));
        return found.size();
    }

    /**
     * Takes down what is right now, for the letters about a rectification.
     *
     * @throws java.util.NoSuchElementException when the recipients were not noted before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(RequestId request, List<Correction> corrections) {
        NoticeStore.Note note = store.note(request).orElseThrow();
        store.keep(request, new NoticeStore.Note(note.recipients(), List.copyOf(corrections)));
    }

    /**
     * Who received the data, by name: told to the person who asks (UK GDPR Article 19). Empty where nobody did, where
     * they were not noted, and once the request's key was destroyed.
     */
    @Transactional(readOnly = true)
    public List<Recipient> of(RequestId request) {
        return store.note(request).map(NoticeStore.Note::recipients).orElse(List.of());
    }

    /** What each recipient was told of each change and what came of it. */
    @Transactional(readOnly = true)
    public List<RecipientNotice> notices(RequestId request) {
        return store.of(request);
    }

    /** Whether recipients were told of this change, by us or in another way that staff recorded. */
    @Transactional(readOnly = true)
    public boolean wereTold(RequestId request, NoticeKind change) {
        return store.of(request).stream()
                .anyMatch(notice -> notice.kind() == change && (notice.sentAt() != null || notice.decision() != null));
    }

    private List<Correction> corrections(RequestId request) {
        return store.note(request).map(NoticeStore.Note::corrections).orElse(List.of());
    }
}
