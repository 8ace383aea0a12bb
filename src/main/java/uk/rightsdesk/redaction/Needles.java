package uk.rightsdesk.redaction;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds many texts in one pass (Aho and Corasick), however they are spaced, accented or capitalised: only letters and
 * digits are compared. Short ones count as whole words only.
 */
public final class Needles {

    /** From this length on, a text counts in the middle of a word too. */
    private static final int ANYWHERE = 10;

    private final Node root = new Node();

    /** Whether a needle begins with the letter: nearly every letter of a text leads nowhere. */
    private final boolean[] begins = new boolean[Character.MAX_VALUE + 1];

    private final List<String> values;

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<Integer> ends = new ArrayList<>();
        private @Nullable Node fallback;
        private int depth;
    }

    /** Letters and digits of a text in lower case without accents, and where words begin. */
    private record Squeezed(char[] letters, boolean[] wordStart, int length) {

        static Squeezed of(CharSequence text) {
            char[] letters = new char[text.length() + 16];
            boolean[] start = new boolean[letters.length + 1];
            int length = 0;
            boolean between = true;
            for (int i = 0; i < text.length(); i++) {
                String plain = PLAIN[text.charAt(i)];
                if (plain == null) {
                    between = true;
                    continue;
                }
                if (length + plain.length() > letters.length) {
                    letters = Arrays.copyOf(letters, letters.length * 2);
                    start = Arrays.copyOf(start, letters.length + 1);
                }
                for (int j = 0; j < plain.length(); j++) {
                    letters[length] = plain.charAt(j);
                    start[length] = between;
                    length++;
                    between = false;
                }
            }
            start[length] = between || length == 0;
            return new Squeezed(letters, start, length);
        }

        boolean isWordEnd(int end) {
            return end == length || wordStart[end];
        }
    }

    /** What each character is compared as: null divides words, empty is passed over. */
    private static final @Nullable String[] PLAIN = plain();

    private static @Nullable String[] plain() {
        @Nullable String[] plain = new String[Character.MAX_VALUE + 1];
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
                plain[c] = "";
            } else if (Character.isLetterOrDigit((char) c)) {
                plain[c] = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKD)
                        .replaceAll("[^\\p{L}\\p{N}]", "")
                        .toLowerCase(Locale.ROOT);
            }
        }
        return plain;
    }

    /** @param values what to find; those without two letters or digits are left out */
    public Needles(Collection<String> values) {
        this.values = List.copyOf(new LinkedHashSet<>(values));
        for (int i = 0; i < this.values.size(); i++) {
            add(this.values.get(i), i);
        }
        root.next.keySet().forEach(letter -> begins[letter] = true);
        linkFallbacks();
    }

    private void add(String value, int index) {
        Squeezed squeezed = Squeezed.of(value);
        if (squeezed.length() < 2) {
            return;
        }
        Node node = root;
        for (int i = 0; i < squeezed.length(); i++) {
            int depth = i + 1;
            node = node.next.computeIfAbsent(squeezed.letters()[i], _ -> new Node());
            node.depth = depth;
        }
        node.ends.add(index);
    }

    private void linkFallbacks() {
        Queue<Node> nodes = new ArrayDeque<>();
        root.next.values().forEach(child -> {
            child.fallback = root;
            nodes.add(child);
        });
        while (!nodes.isEmpty()) {
            Node node = nodes.remove();
            node.next.forEach((letter, child) -> {
                child.fallback = step(node.fallback, letter);
                nodes.add(child);
            });
        }
    }

    private Node step(@Nullable Node from, char letter) {
        for (Node node = from; node != null; node = node.fallback) {
            Node next = node.next.get(letter);
            if (next != null) {
                return next;
            }
        }
        return root;
    }

    /**
     * @param atLeast letters and digits that a text must have to count, for bytes that could be anything
     * @return those found
     */
    Set<String> in(CharSequence text, int atLeast) {
        Set<String> found = new LinkedHashSet<>();
        if (root.next.isEmpty()) {
            return found;
        }
        Squeezed squeezed = Squeezed.of(text);
        Node node = root;
        for (int i = 0; i < squeezed.length(); i++) {
            char letter = squeezed.letters()[i];
            if (node == root && !begins[letter]) {
                continue;
            }
            node = step(node, letter);
            for (Node end = node; end != null && end != root; end = end.fallback) {
                if (!end.ends.isEmpty() && end.depth >= atLeast && counts(squeezed, i + 1 - end.depth, i + 1)) {
                    end.ends.forEach(index -> found.add(values.get(index)));
                }
            }
        }
        return found;
    }

    private static boolean counts(Squeezed text, int from, int to) {
        return to - from >= ANYWHERE || (text.wordStart()[from] && text.isWordEnd(to));
    }

    boolean isEmpty() {
        return root.next.isEmpty();
    }

    /** Those found in a text. */
    public Set<String> in(CharSequence text) {
        return in(text, 1);
    }

    /** How many letters and digits a text has. */
    public static int size(String text) {
        return Squeezed.of(text).length();
    }
}
