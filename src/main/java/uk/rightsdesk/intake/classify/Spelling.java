package uk.rightsdesk.intake.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts right the words that matter where one letter is missing, added, wrong or has changed places with its neighbour.
 */
final class Spelling {

    private final List<String> words;

    Spelling(List<String> words) {
        this.words = List.copyOf(words);
    }

    Words corrected(Words text) {
        return new Words(Arrays.stream(text.text().strip().split(" "))
                .map(this::corrected)
                .collect(Collectors.joining(" ", " ", " ")));
    }

    private String corrected(String word) {
        for (String right : words) {
            boolean ofTheSameFamily = word.startsWith(right) || right.startsWith(word);
            if (!ofTheSameFamily && isOneOff(word, right)) {
                return right;
            }
        }
        return word;
    }

    private static boolean isOneOff(String word, String right) {
        int longer = word.length() - right.length();
        if (Math.abs(longer) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(word.length(), right.length()) && word.charAt(start) == right.charAt(start)) {
            start++;
        }
        String restOfWord = word.substring(start);
        String restOfRight = right.substring(start);
        return switch (longer) {
            case 1 -> restOfWord.substring(1).equals(restOfRight);
            case -1 -> restOfRight.substring(1).equals(restOfWord);
            default ->
                restOfWord.length() > 0
                        && (restOfWord.substring(1).equals(restOfRight.substring(1))
                                || isSwapped(restOfWord, restOfRight));
        };
    }

    private static boolean isSwapped(String one, String other) {
        return one.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
