package uk.rightsdesk.notice;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.NoticePart;

/**
 * Two states of the notice beside each other, paragraph by paragraph, and word by word where a paragraph was rewritten.
 *
 * @param rows in the order of the text
 */
public record NoticeComparison(List<Row> rows) {

    /** The share of words that two paragraphs have in common, from which one counts as the other rewritten. */
    private static final double REWRITTEN = 0.4;

    public NoticeComparison {
        rows = List.copyOf(rows);
    }

    /** What became of a paragraph. */
    public enum Kind {
        SAME,
        REWRITTEN,
        ADDED,
        REMOVED
    }

    /**
     * @param heading whether it is a heading; a point or a paragraph if not
     * @param before what was there, in stretches; null where it was added
     * @param after what is there now; null where it was removed
     */
    public record Row(
            Kind kind,
            boolean heading,
            @Nullable List<Stretch> before,
            @Nullable List<Stretch> after) {}

    /** Words in a row that are only on this side, or on both. */
    public record Stretch(String text, boolean changed) {}

    private record Paragraph(boolean heading, String text) {}

    static NoticeComparison of(List<NoticeVersion> before, List<NoticeVersion> after) {
        List<Paragraph> old = paragraphs(before);
        List<Paragraph> now = paragraphs(after);
        List<Row> rows = new ArrayList<>();
        for (AbstractDelta<Paragraph> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            List<Paragraph> from = delta.getSource().getLines();
            List<Paragraph> to = delta.getTarget().getLines();
            switch (delta.getType()) {
                case EQUAL -> from.forEach(same -> rows.add(whole(Kind.SAME, same)));
                case DELETE -> from.forEach(gone -> rows.add(whole(Kind.REMOVED, gone)));
                case INSERT -> to.forEach(added -> rows.add(whole(Kind.ADDED, added)));
                case CHANGE -> rewritten(from, to, rows);
            }
        }
        return new NoticeComparison(rows);
    }

    /** What differs only, each with the heading it stands under. */
    public List<Row> changed() {
        List<Row> changed = new ArrayList<>();
        Row heading = null;
        for (Row row : rows) {
            if (row.heading()) {
                heading = row.kind() == Kind.SAME ? row : null;
            }
            if (row.kind() != Kind.SAME) {
                if (heading != null) {
                    changed.add(heading);
                    heading = null;
                }
                changed.add(row);
            }
        }
        return List.copyOf(changed);
    }

    /** Whether both say the same. */
    public boolean isSame() {
        return rows.stream().allMatch(row -> row.kind() == Kind.SAME);
    }

    private static Row whole(Kind kind, Paragraph paragraph) {
        List<Stretch> text = List.of(new Stretch(paragraph.text(), kind != Kind.SAME));
        return new Row(kind, paragraph.heading(), kind == Kind.ADDED ? null : text, kind == Kind.REMOVED ? null : text);
    }

    /** Pairs each old paragraph with the next new one that says much the same; the others were removed or added. */
    private static void rewritten(List<Paragraph> from, List<Paragraph> to, List<Row> rows) {
        int next = 0;
        for (Paragraph old : from) {
            int match = next;
            while (match < to.size() && !isRewritten(old, to.get(match))) {
                match++;
            }
            if (match == to.size()) {
                rows.add(whole(Kind.REMOVED, old));
            } else {
                to.subList(next, match).forEach(added -> rows.add(whole(Kind.ADDED, added)));
                rows.add(wordByWord(old, to.get(match)));
                next = match + 1;
            }
        }
        to.subList(next, to.size()).forEach(added -> rows.add(whole(Kind.ADDED, added)));
    }

    private static boolean isRewritten(Paragraph old, Paragraph now) {
        if (old.heading() != now.heading()) {
            return false;
        }
        List<String> from = words(old);
        List<String> to = words(now);
        int same = DiffUtils.diff(from, to, true).getDeltas().stream()
                .filter(delta -> delta.getType() == DeltaType.EQUAL)
                .mapToInt(delta -> delta.getSource().size())
                .sum();
        return same >= REWRITTEN * Math.max(from.size(), to.size());
    }

    private static Row wordByWord(Paragraph old, Paragraph now) {
        List<Stretch> before = new ArrayList<>();
        List<Stretch> after = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(words(old), words(now), true).getDeltas()) {
            boolean changed = delta.getType() != DeltaType.EQUAL;
            add(before, delta.getSource().getLines(), changed);
            add(after, delta.getTarget().getLines(), changed);
        }
        return new Row(Kind.REWRITTEN, now.heading(), before, after);
    }

    private static void add(List<Stretch> side, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            side.add(new Stretch(String.join(" ", words), changed));
        }
    }

    private static List<String> words(Paragraph paragraph) {
        return Arrays.asList(paragraph.text().split("\\s+", -1));
    }

    private static List<Paragraph> paragraphs(List<NoticeVersion> versions) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (NoticeVersion version : versions) {
            for (NoticePart part : version.parts()) {
                paragraphs.add(new Paragraph(true, part.heading()));
                part.blocks()
                        .forEach(block -> block.texts().forEach(text -> paragraphs.add(new Paragraph(false, text))));
            }
        }
        return paragraphs;
    }
}
