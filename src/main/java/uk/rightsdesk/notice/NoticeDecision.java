package uk.rightsdesk.notice;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a change of the notice, taken on the desk by a signed-in person.
 *
 * @param draft the draft it is about
 * @param reasons null only where a draft is passed on
 * @param staff user name
 * @param confirmedAt when the task was completed with it; null before
 */
public record NoticeDecision(
        Code code,
        int draft,
        @Nullable String reasons,
        String staff,
        Instant decidedAt,
        @Nullable Instant confirmedAt) {

    /** The task in which it is taken. */
    public enum Task {
        DRAFT,
        JUDGEMENT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is decided. */
    public enum Code {
        /** The draft goes to a second person. */
        SUBMIT(Task.DRAFT, "Passed to a second person"),
        GIVE_UP(Task.DRAFT, "Given up"),
        /** It affects people: they are told before it takes effect. */
        MATERIAL(Task.JUDGEMENT, "Material: everyone concerned is told before"),
        NOT_MATERIAL(Task.JUDGEMENT, "Not material: published without an email"),
        RETURN(Task.JUDGEMENT, "Returned to be drafted again");

        private final Task task;
        private final String words;

        Code(Task task, String words) {
            this.task = task;
            this.words = words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String words() {
            return words;
        }

        public Task task() {
            return task;
        }

        /** @throws IllegalArgumentException when there is no such decision */
        public static Code of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
