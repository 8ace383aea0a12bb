package uk.rightsdesk.request;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the event table may hold: ids, codes, dates, counts and keyed hashes. It outlives the case and is never changed,
 * so that a name or a sentence in it could not be taken out again (UK GDPR Articles 5(1)(e) and 17).
 */
final class EventVocabulary {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]{0,40}");

    /** A code in kebab-case (or the snake_case of a table's name), which ids, dates, counts and hashes are as well. */
    private static final String WORD = "[a-z0-9]+(?:[-_][a-z0-9]+)*";

    private static final String DECIMAL = "-?[0-9]+(?:\\.[0-9]+)*";
    private static final String INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z";
    private static final String REFERENCE = "[RB]-[0-9]{4}-[0-9]{6,}";
    private static final String ONE = "(?:" + WORD + "|" + DECIMAL + "|" + INSTANT + "|" + REFERENCE + ")";

    private static final Pattern VALUE = Pattern.compile(ONE + "(?:," + ONE + ")*");
    private static final int LONGEST_WORD = 80;
    private static final int LONGEST_VALUE = 255;

    private static final Pattern ACTOR = Pattern.compile("\\S{1,200}");

    private EventVocabulary() {}

    /**
     * @throws IllegalArgumentException naming the key, never the value, when a detail or the actor is not made of ids,
     *     codes, dates, counts or keyed hashes; several may be joined by commas
     */
    static void check(EventType type, String actor, Map<String, String> details) {
        if (!ACTOR.matcher(actor).matches()) {
            throw new IllegalArgumentException("the actor of event " + type.code() + " is not a user name");
        }
        details.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("a detail of event " + type.code() + " has no code for a key");
            }
            if (!isOpaque(value)) {
                throw new IllegalArgumentException("detail " + key + " of event " + type.code()
                        + " is not made of ids, codes, dates, counts or hashes");
            }
        });
    }

    private static boolean isOpaque(String value) {
        if (value.length() > LONGEST_VALUE || !VALUE.matcher(value).matches()) {
            return false;
        }
        for (String word : value.split(",")) {
            if (word.length() > LONGEST_WORD) {
                return false;
            }
        }
        return true;
    }
}
