package uk.rightsdesk.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of the privacy notice, from its first draft to its day. One is under way at a time.
 *
 * @param material whether those concerned are told before; null until it was judged
 * @param mailing the mailing that tells them; null before, and where it is not material
 * @param inForceFrom first day, in Europe/London, of the version it became; null until that is settled
 */
public record NoticeChange(
        NoticeChangeId id,
        State state,
        String openedBy,
        Instant openedAt,
        @Nullable Boolean material,
        @Nullable UUID mailing,
        @Nullable LocalDate inForceFrom,
        NoticeDraft draft) {

    /** How far it is. */
    public enum State {
        DRAFTING("being drafted"),
        JUDGING("with a second person, who judges whether it is material"),
        ANNOUNCING("being told to everyone concerned"),
        SCHEDULED("waiting for its day"),
        IN_FORCE("in force"),
        GIVEN_UP("given up");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether the public may read it before its day: it was agreed to, and those concerned are being told. */
    public boolean isComing() {
        return state == State.ANNOUNCING || state == State.SCHEDULED;
    }
}
