package uk.rightsdesk.rights.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * One question to another person whether what is about them may be given to a requester (DPA 2018 Schedule 2 paragraph
 * 16(2)(a) and (3)(c)).
 *
 * @param decision the decision on the elements it is about
 * @param question what they were asked
 * @param askedBy user name of the member of staff
 * @param replyBy the last day to answer, in Europe/London
 * @param remindedAt null until they were asked once more
 * @param answer null until they answered
 * @param remark what they added, in their words
 * @param answeredBy {@value #THEMSELVES}, or the user name of who recorded it
 * @param silentOn the day on which their silence was recorded, in Europe/London
 */
public record ThirdPartyAsk(
        UUID id,
        RequestId request,
        long decision,
        ThirdPartyQuestion question,
        String askedBy,
        Instant askedAt,
        LocalDate replyBy,
        @Nullable Instant remindedAt,
        @Nullable ThirdPartyAnswer answer,
        @Nullable String remark,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable LocalDate silentOn) {

    /** Who answered on the page of the letter. */
    public static final String THEMSELVES = "themselves";

    public boolean agreed() {
        return answer == ThirdPartyAnswer.AGREED;
    }

    public boolean refused() {
        return answer == ThirdPartyAnswer.REFUSED;
    }

    public boolean isAwaited() {
        return answer == null;
    }

    /** Without who it is and what they said. */
    @Override
    public String toString() {
        return "ThirdPartyAsk[" + id + "]";
    }
}
