package uk.rightsdesk.breach;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the regulator is to be told (UK GDPR Article 33(3)): what may still be unknown when the first report goes. */
public enum Article33 {
    PEOPLE_KINDS("The categories of people", facts -> facts.peopleKinds().isBlank()),
    PEOPLE("About how many people", facts -> facts.people() == null),
    RECORD_KINDS("The categories of records", facts -> facts.recordKinds().isBlank()),
    RECORDS("About how many records", facts -> facts.records() == null),
    CONSEQUENCES("The likely consequences", facts -> facts.consequences().isBlank()),
    MEASURES("The measures taken and proposed", facts -> facts.measures().isBlank());

    private final String words;
    private final Predicate<BreachFacts> missing;

    Article33(String words, Predicate<BreachFacts> missing) {
        this.words = words;
        this.missing = missing;
    }

    public String words() {
        return words;
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is not known yet, in the order of the law. */
    public static List<Article33> missingIn(BreachFacts facts) {
        return Stream.of(values()).filter(item -> item.missing.test(facts)).toList();
    }

    /** Their codes, joined by commas; empty where nothing is missing. */
    static String codes(BreachFacts facts) {
        return missingIn(facts).stream().map(Article33::code).collect(Collectors.joining(","));
    }
}
