package uk.rightsdesk.intake.classify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A set of emails that people have labelled, and what the classifier says of each. */
record LabelledEmails(String name, List<Judged> emails) {

    /** What a labelled email is to be routed as, and what it is routed as: the engine's codes. */
    record Judged(Set<String> rights, String label, Set<String> said, String code) {}

    record Email(@Nullable Set<String> rights, @Nullable Boolean look, String subject, String text) {

        String label() {
            if (rights == null) {
                return look == null ? "none" : "unsure";
            }
            String first = rights.iterator().next();
            return rights.size() > 1 ? "several" : OPENED.contains(first) ? first : "other-right";
        }
    }

    /** What is opened without a person. */
    private static final List<String> OPENED =
            List.of("access", "marketing-objection", "consent-withdrawal", "complaint");

    private static final List<String> CODES = List.of(
            "access",
            "marketing-objection",
            "consent-withdrawal",
            "complaint",
            "other-right",
            "several",
            "unsure",
            "none");

    static LabelledEmails of(String name) {
        EmailClassifier classifier = EmailClassifier.standard();
        try (var in = LabelledEmails.class.getResourceAsStream("/intake/labelled/" + name + ".yaml")) {
            return new LabelledEmails(
                    name,
                    Arrays.stream(new YAMLMapper().readValue(in, Email[].class))
                            .map(email -> judge(classifier, email))
                            .toList());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Judged judge(EmailClassifier classifier, Email email) {
        Classified said = classifier.classify(email.subject(), email.text());
        return new Judged(
                email.rights() == null ? Set.of() : email.rights(),
                email.label(),
                Set.copyOf(said.rights()),
                said.classification().code());
    }

    long count(Predicate<Judged> condition) {
        return emails.stream().filter(condition).count();
    }

    /** Of the emails opened without a person, the share that asks for that right and nothing else. */
    double precisionOfOpening() {
        return share(
                count(email -> OPENED.contains(email.code()) && email.label().equals(email.code())),
                count(email -> OPENED.contains(email.code())));
    }

    double precision(String right) {
        return share(found(right), count(email -> email.said().contains(right)));
    }

    double recall(String right) {
        return share(found(right), count(email -> email.rights().contains(right)));
    }

    /** Of all rights named in any email. */
    double precision() {
        return share(
                rights().stream().mapToLong(this::found).sum(),
                emails.stream().mapToLong(email -> email.said().size()).sum());
    }

    double recall() {
        return share(
                rights().stream().mapToLong(this::found).sum(),
                emails.stream().mapToLong(email -> email.rights().size()).sum());
    }

    /** Emails that need a person or exercise a right and in which nothing of it was seen. */
    long overlooked() {
        return count(email -> email.code().equals("none") && !email.label().equals("none"));
    }

    String report() {
        StringBuilder text = new StringBuilder("## " + name + ": " + emails.size() + " emails\n\n");
        text.append("| right | emails | precision | recall |\n|---|---|---|---|\n");
        for (String right : rights()) {
            text.append("| %s | %d | %s | %s |%n"
                    .formatted(
                            right,
                            count(email -> email.rights().contains(right)),
                            figure(precision(right)),
                            figure(recall(right))));
        }
        text.append("| all | | %s | %s |%n%n".formatted(figure(precision()), figure(recall())));
        text.append("| labelled ↓ taken for → | ")
                .append(String.join(" | ", CODES))
                .append(" |\n");
        text.append("|---".repeat(CODES.size() + 1)).append("|\n");
        for (String label : CODES) {
            text.append("| ").append(label);
            CODES.forEach(code -> text.append(" | ")
                    .append(count(
                            email -> email.label().equals(label) && email.code().equals(code))));
            text.append(" |\n");
        }
        return text.append("%nOpened without a person: %d, rightly: %s. Asks for something, yet taken for none: %d.%n"
                        .formatted(
                                count(email -> OPENED.contains(email.code())),
                                figure(precisionOfOpening()),
                                overlooked()))
                .toString();
    }

    private long found(String right) {
        return count(email -> email.rights().contains(right) && email.said().contains(right));
    }

    private Set<String> rights() {
        Set<String> rights = new TreeSet<>();
        emails.forEach(email -> Stream.of(email.rights(), email.said()).forEach(rights::addAll));
        return rights;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1.0 : (double) part / whole;
    }

    private static String figure(double share) {
        return String.format(Locale.UK, "%.2f", share);
    }
}
