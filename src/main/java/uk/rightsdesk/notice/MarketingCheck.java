package uk.rightsdesk.notice;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Finds what makes a service message marketing. It goes to those, too, who objected to marketing (UK GDPR Article
 * 21(3)), and offers no way to unsubscribe, so it may not promote anything (PECR 2003 regulation 22). The rules stand
 * in {@code notice/marketing.yaml}; they find words, so whoever approves the message confirms besides that it is none.
 */
final class MarketingCheck {

    private static final Pattern LINK =
            Pattern.compile("(?:https?://|www\\.)\\S+|\\b[a-z0-9-]+\\.(?:com|co\\.uk|org|net|shop|io)\\b\\S*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<Rule> rules;

    private record Rule(String kind, Pattern words) {}

    private record Book(String version, Map<String, List<String>> words) {}

    /** @param words as they stand in the text, in lower case */
    record Finding(String kind, String words) {

        /** The finding within a sentence. */
        String said() {
            return "“" + words + "” (" + kind + ")";
        }
    }

    private MarketingCheck(Book book) {
        List<Rule> read = new ArrayList<>();
        book.words()
                .forEach((kind, words) -> read.add(new Rule(
                        kind,
                        Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + String.join("|", words) + ")(?![\\p{L}\\p{N}])"))));
        this.rules = List.copyOf(read);
    }

    static MarketingCheck standard() {
        try (InputStream words = MarketingCheck.class.getResourceAsStream("/notice/marketing.yaml")) {
            return new MarketingCheck(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build()
                    .readValue(words, Book.class));
        } catch (IOException missing) {
            throw new IllegalStateException("notice/marketing.yaml cannot be read", missing);
        }
    }

    /** In the order of the rules; empty where nothing promotes anything. */
    List<Finding> findings(String text) {
        String plain = SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : rules) {
            add(rule.kind(), rule.words().matcher(plain), found);
        }
        add("a link: the message has one of its own, to the notice", LINK.matcher(plain), found);
        return List.copyOf(found);
    }

    private static void add(String kind, Matcher matches, List<Finding> found) {
        while (matches.find()) {
            Finding finding = new Finding(kind, matches.group());
            if (!found.contains(finding)) {
                found.add(finding);
            }
        }
    }
}
