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
    private static final String MARKETING_OBJECTION = "marketing-objection";
    private static final String COMPLAINT = "complaint";
    private static final Set<String> NO_MORE_THAN_A_COMPLAINT = Set.of(HINT, COMPLAINT);
    private static final Set<String> NO_MORE_THAN_MARKETING = Set.of(HINT, MARKETING_OBJECTION);
    private static final String CONSENT_WITHDRAWAL = "consent-withdrawal";
    private static final Set<String> NO_MORE_THAN_CONSENT = Set.of(HINT, CONSENT_WITHDRAWAL, MARKETING_OBJECTION);
    private static final int WORDS_OF_A_TEXT = 5;

    /** Who writes more than this has more to say than that marketing must stop. */
    private static final int WORDS_OF_AN_OBJECTION = 80;

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
        Map<String, Integer> scores = new LinkedHashMap<>();
        for (Map.Entry<String, List<Weighted>> right : phrases.entrySet()) {
            for (Weighted weighted : right.getValue()) {
                var match = weighted.phrase().in(words);
                if (match.isPresent()) {
                    scores.merge(right.getKey(), weighted.weight(), Integer::sum);
                    findings.add(new Finding(right.getKey(), weighted.phrase().rule(), match.get(), weighted.weight()));
                }
            }
        }
        List<String> sure = new ArrayList<>(speaksOf(rules.sure(), scores));
        sure.remove(HINT);
        if (sure.contains(ACCESS)) {
            // who asks for a copy is told purposes, recipients and periods with it: UK GDPR Article 15(1)
            sure.remove(INFORMATION);
        }
        if (sure.contains(CONSENT_WITHDRAWAL)) {
            // to end marketing is part of withdrawing the consent it rests on
            sure.remove(MARKETING_OBJECTION);
        }
        return new Classified(verdict(sure, scores, findings, words), sure, findings, rules.version());
    }

    /** What is opened without a person says nothing that speaks for another right. */
    private Classification verdict(
            List<String> sure, Map<String, Integer> scores, List<Finding> findings, Words words) {
        if (sure.size() > 1) {
            return Classification.SEVERAL;
        }
        if (sure.equals(List.of(ACCESS))) {
            return onlySpeaksOf(NO_MORE_THAN_ACCESS, scores) ? Classification.ACCESS : Classification.UNSURE;
        }
        if (sure.equals(List.of(MARKETING_OBJECTION)) && saysNoMoreThanStop(scores, findings, words)) {
            return Classification.MARKETING_OBJECTION;
        }
        if (sure.equals(List.of(CONSENT_WITHDRAWAL)) && saysNoMoreThanConsent(scores, words)) {
            return Classification.CONSENT_WITHDRAWAL;
        }
        if (sure.equals(List.of(COMPLAINT)) && onlySpeaksOf(NO_MORE_THAN_A_COMPLAINT, scores)) {
            return Classification.COMPLAINT;
        }
        if (sure.size() == 1) {
            return Classification.OTHER_RIGHT;
        }
        int highest = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean readable =
                words.count() >= WORDS_OF_A_TEXT && rules.commonWords().stream().anyMatch(words::has);
        return highest >= rules.hint() || !readable ? Classification.UNSURE : Classification.NONE;
    }

    /** It is done and closed without a person: short, and with one weak hint at most, such as "off your list". */
    private boolean saysNoMoreThanStop(Map<String, Integer> scores, List<Finding> findings, Words words) {
        return onlySpeaksOf(NO_MORE_THAN_MARKETING, scores)
                && words.count() <= WORDS_OF_AN_OBJECTION
                && findings.stream()
                                .filter(finding -> finding.right().equals(HINT))
                                .mapToInt(Finding::weight)
                                .sum()
                        <= rules.hint();
    }

    /** As easy to withdraw as to give (UK GDPR Article 7(3)): a short message is enough, and nobody need read it. */
    private boolean saysNoMoreThanConsent(Map<String, Integer> scores, Words words) {
        return onlySpeaksOf(NO_MORE_THAN_CONSENT, scores) && words.count() <= WORDS_OF_AN_OBJECTION;
    }

    private boolean onlySpeaksOf(Set<String> rights, Map<String, Integer> scores) {
        return rights.containsAll(speaksOf(rules.hint(), scores));
    }

    private static List<String> speaksOf(int score, Map<String, Integer> scores) {
        return scores.entrySet().stream()
                .filter(right -> right.getValue() >= score)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Weighted> weighted(Map<String, Integer> weights) {
        return weights.entrySet().stream()
                .map(entry -> new Weighted(new Phrase(entry.getKey()), entry.getValue()))
                .toList();
    }
}
