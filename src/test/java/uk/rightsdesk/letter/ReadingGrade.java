package uk.rightsdesk.letter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many years at school a text asks of its reader: the Flesch-Kincaid grade (Kincaid and others, 1975), 0.39 words
 * per sentence + 11.8 syllables per word - 15.59. Syllables are counted by the usual approximation: groups of vowels,
 * without a silent e and without the e of an ending that is not spoken. A number is one syllable.
 */
record ReadingGrade(int sentences, int words, int syllables) {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:;])\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SILENT = Pattern.compile("(?:[^laeiouy]e|[^td]ed|[^aeioulsxzcg]es)$");

    /** The grade of passages that each begin and end a sentence. */
    static ReadingGrade of(List<String> passages) {
        List<String> sentences = passages.stream()
                .flatMap(passage -> Stream.of(SENTENCE.split(passage)))
                .filter(sentence -> WORD.matcher(sentence).find())
                .toList();
        List<String> words = sentences.stream()
                .flatMap(sentence -> WORD.matcher(sentence).results().map(found -> found.group()))
                .toList();
        int syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
        return new ReadingGrade(sentences.size(), words.size(), syllables);
    }

    double grade() {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    static int syllables(String word) {
        String letters = word.toLowerCase(Locale.UK).replaceAll("['’]", "");
        String spoken = SILENT.matcher(letters).find() ? letters.replaceFirst("e[ds]?$", "") : letters;
        return (int) Math.max(1, VOWELS.matcher(spoken).results().count());
    }
}
