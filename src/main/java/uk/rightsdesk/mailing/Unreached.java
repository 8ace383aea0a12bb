package uk.rightsdesk.mailing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person the message did not reach: another channel is for staff to find.
 *
 * @param letter id of the letter
 * @param code what became of it: {@code no-address}, the mail server's refusal or the status of a report (RFC 3463)
 * @param attendedBy user name of who noted that the person was reached in another way; null before
 */
public record Unreached(
        UUID letter,
        Addressee addressee,
        String code,
        @Nullable String attendedBy) {}
