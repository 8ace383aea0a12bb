package uk.rightsdesk.notice;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.mailing.MailingId;
import uk.rightsdesk.mailing.MailingKind;
import uk.rightsdesk.mailing.Mailings;

/** Opens the mailing to everyone concerned: from then on its text stays as it was agreed to. */
@Component
class OpenNoticeMailingWorker implements Worker<OpenNoticeMailingWorker.Input, OpenNoticeMailingWorker.Output> {

    private final NoticeChangeStore store;
    private final Mailings mailings;

    OpenNoticeMailingWorker(NoticeChangeStore store, Mailings mailings) {
        this.store = store;
        this.mailings = mailings;
    }

    record Input(NoticeChangeId noticeChangeId) {}

    record Output(MailingId mailingId) {}

    @Override
    public String jobType() {
        return "open-notice-mailing";
    }

    @Override
    public Output work(Input input) {
        NoticeChange change = store.lock(input.noticeChangeId());
        if (change.state() != NoticeChange.State.ANNOUNCING) {
            throw new IllegalStateException("notice change " + change.id() + " was not judged material");
        }
        MailingId mailing = mailings.open(MailingKind.NOTICE_CHANGE, change.id().value());
        store.announcedBy(change.id(), mailing.value());
        return new Output(mailing);
    }
}
