package uk.rightsdesk.redaction;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through free text for other people: by rules, and by the names that the systems of record know. It misses some
 * and proposes too many: nothing is redacted until a person says so.
 */
public final class Proposals {

    private static final String NAME_WORD = "\\p{Lu}[\\p{L}\\p{M}]*(?:['’-]\\p{Lu}?[\\p{L}\\p{M}]+)*";

    private static final Pattern CAPITALS = Pattern.compile(NAME_WORD);
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    /** A number as people in the United Kingdom write one: +44 or 0, then nine or ten digits with room between. */
    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![\\p{N}+])(?:\\+44\\s?\\(?0?\\)?|\\(?0)(?:[\\s()-]{0,2}\\d){9,10}(?!\\d)");

    private static final Pattern POSTCODE = Pattern.compile(
            "\\b(?:GIR ?0AA|[A-PR-UWYZ](?:\\d[\\dA-HJKPSTUW]?|[A-HK-Y]\\d[\\dABEHMNPRVWXY]?) ?\\d[ABD-HJLNP-UW-Z]{2})\\b");

    /** What stands before a name, or is itself said of someone else. */
    private static final Pattern INTRODUCED =
            Pattern.compile("(?:\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame)\\.?"
                    + "|(?i:\\b(?:my|his|her|their|our|your)\\s+(?:husband|wife|partner|son|daughter|mother|mum|father"
                    + "|dad|brother|sister|friend|colleague|neighbour|manager|boss|aunt|uncle|cousin|boyfriend"
                    + "|girlfriend|carer|landlord))(?:,|\\s+called|\\s+named)?"
                    + "|(?i:\\b(?:spoke (?:to|with)|named|called|signed|regards),?))\\s+"
                    + "(" + NAME_WORD + "(?:\\s+" + NAME_WORD + "){0,2})");

    private final Map<String, Proposal> found = new LinkedHashMap<>();
    private final Set<String> own = new LinkedHashSet<>();

    /** @param own what is the person's own, such as their name and address: never proposed */
    public Proposals(Collection<String> own) {
        own.forEach(text -> this.own.add(key(text)));
    }

    /** Words that could be someone's name, for a look-up: words with a capital, alone and two or three in a row. */
    public static Set<String> candidates(String text) {
        Set<String> candidates = new LinkedHashSet<>();
        Matcher word = CAPITALS.matcher(text);
        String before = "";
        String beforeThat = "";
        int end = -1;
        while (word.find()) {
            boolean follows = end >= 0 && text.substring(end, word.start()).matches("[ \\u00a0]");
            if (!follows) {
                before = "";
                beforeThat = "";
            }
            String name = word.group().replaceFirst("['’]s$", "");
            if (name.length() > 2) {
                candidates.add(name);
            }
            if (!before.isEmpty()) {
                candidates.add(before + " " + name);
                if (!beforeThat.isEmpty()) {
                    candidates.add(beforeThat + " " + before + " " + name);
                }
            }
            beforeThat = before;
            before = name;
            end = word.end();
        }
        return candidates;
    }

    /** @param knownNames those of {@link #candidates} that a system of record knows as someone's name */
    public void lookThrough(String text, Collection<String> knownNames) {
        add(Proposal.Kind.EMAIL, EMAIL, 0, text);
        add(Proposal.Kind.TELEPHONE, TELEPHONE, 0, text);
        add(Proposal.Kind.POSTCODE, POSTCODE, 0, text);
        Set<String> known = new LinkedHashSet<>();
        knownNames.forEach(name -> known.add(key(name)));
        candidates(text).stream()
                .filter(candidate -> known.contains(key(candidate)))
                .forEach(candidate -> add(Proposal.Kind.KNOWN_PERSON, candidate));
        add(Proposal.Kind.NAME, INTRODUCED, 1, text);
    }

    private void add(Proposal.Kind kind, Pattern pattern, int group, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(kind, matcher.group(group).replaceFirst("['’]s$", "").strip());
        }
    }

    private void add(Proposal.Kind kind, String text) {
        if (!own.contains(key(text))) {
            found.putIfAbsent(key(text), new Proposal(kind, text));
        }
    }

    /** Each once, in the order in which they were found. */
    public List<Proposal> found() {
        return List.copyOf(found.values());
    }

    /** Texts that read the same have the same key. */
    public static String key(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
