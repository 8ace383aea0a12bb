package uk.rightsdesk.intake.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which right an email exercises, by the rules. A request needs no form and no magic words (ICO, right of access),
 * so whatever speaks of personal data without being clear goes to a person; {@link Classification#NONE} is only what
 * does not.
 */
public final class EmailClassifier {

    private static final String HINT = "hint";
    private static final String ACCESS = "access";
    private static final String INFORMATION = "information";
    private static final Set<String> NO_MORE_THAN_ACCESS = Set.of(HINT, ACCESS, INFORMATION);
    private static final int WORDS_OF_A_TEXT = 5;

    private final RuleBook rules;
    private final Spelling spelling;
    private final List<Phrase> ignored;
    private final Map<String, List<Weighted>> phrases;

    private record Weighted(Phrase phrase, int weight) {}

    private EmailClassifier(RuleBook rules) {
        this.rules = rules;
        this.spelling = new Spelling(rules.spelling());
        this.ignored = rules.ignore().stream().map(Phrase::new).toList();
        Map<String, List<Weighted>> all = new LinkedHashMap<>();
        rules.rights().forEach((right, weights) -> all.put(right, weighted(weights)));
        all.put(HINT, weighted(rules.hints()));
        this.phrases = all;
    }

    /** With the rules of this release. */
    public static EmailClassifier standard() {
        return new EmailClassifier(RuleBook.standard());
    }

    public Classified classify(String subject, String body) {
        Words words = spelling.corrected(Words.of(subject + "\n\n" + QuotedText.leaveOut(body)));
        for (Phrase phrase : ignored) {
            words = phrase.removedFrom(words);
        }
        List<Finding> findings = new ArrayList<>();
        List<String> sure = new ArrayList<>();
        int highest = 0;
        boolean moreThanAccess = false;
        for (Map.Entry<String, List<Weighted>> right : phrases.entrySet()) {
            int score = 0;
            for (Weighted weighted : right.getValue()) {
                var match = weighted.phrase().in(words);
                if (match.isPresent()) {
                    score += weighted.weight();
                    findings.add(new Finding(right.getKey(), weighted.phrase().rule(), match.get(), weighted.weight()));
                }
            }
            if (score >= rules.sure() && !right.getKey().equals(HINT)) {
                sure.add(right.getKey());
            }
            highest = Math.max(highest, score);
            moreThanAccess |= score >= rules.hint() && !NO_MORE_THAN_ACCESS.contains(right.getKey());
        }
        if (sure.contains(ACCESS)) {
            // who asks for a copy is told purposes, recipients and periods with it: UK GDPR Article 15(1)
            sure.remove(INFORMATION);
        }
        return new Classified(verdict(sure, highest, moreThanAccess, words), sure, findings, rules.version());
    }

    private Classification verdict(List<String> sure, int highest, boolean moreThanAccess, Words words) {
        if (sure.size() > 1) {
            return Classification.SEVERAL;
        }
        if (sure.size() == 1) {
            if (!sure.getFirst().equals(ACCESS)) {
                return Classification.OTHER_RIGHT;
            }
            // opened without a person, so nothing in it may speak for another right
            return moreThanAccess ? Classification.UNSURE : Classification.ACCESS;
        }
        boolean readable =
                words.count() >= WORDS_OF_A_TEXT && rules.commonWords().stream().anyMatch(words::has);
        return highest >= rules.hint() || !readable ? Classification.UNSURE : Classification.NONE;
    }

    private static List<Weighted> weighted(Map<String, Integer> weights) {
        return weights.entrySet().stream()
                .map(entry -> new Weighted(new Phrase(entry.getKey()), entry.getValue()))
                .toList();
    }
}
