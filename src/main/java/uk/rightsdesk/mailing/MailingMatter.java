package uk.rightsdesk.mailing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What mailings of one kind are about: a bean for each kind. */
public interface MailingMatter {

    MailingKind kind();

    /** What everyone is written; asked once, when the mailing opens. */
    MailingText text(UUID matter);

    /**
     * The people to be written to, in the order of their keys: asked page by page, in a transaction.
     *
     * @param after the last person of the page before; null for the first page
     * @param most how many at most; fewer only where there are no more
     */
    List<Addressee> people(UUID matter, @Nullable Found after, int most);

    /**
     * A person found.
     *
     * @param system name of the system of record
     * @param personKey opaque key of the person there
     */
    record Found(String system, String personKey) {}
}
