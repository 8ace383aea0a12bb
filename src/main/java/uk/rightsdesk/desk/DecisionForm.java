package uk.rightsdesk.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.rightsdesk.decision.FeeLine;
import uk.rightsdesk.decision.Particulars;

/** Reads what a decision says from the fields of its page. What cannot be read is as good as missing. */
final class DecisionForm {

    private static final BigDecimal PENCE = BigDecimal.valueOf(100);

    /** More than any fee: keeps a slip of the keyboard from becoming a number that does not fit. */
    private static final int LONGEST_AMOUNT = 10;

    private DecisionForm() {}

    static Particulars particulars(MultiValueMap<String, String> fields) {
        return new Particulars(
                fields.getFirst("ground"),
                fields.getFirst("reasons"),
                fields.getFirst("question"),
                fields.getFirst("evidence"),
                fields.getFirst("citation"),
                fee(fields),
                day(fields.getFirst("effectiveOn")));
    }

    static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** The rows that are not blank. */
    private static List<FeeLine> fee(MultiValueMap<String, String> fields) {
        List<FeeLine> lines = new ArrayList<>();
        for (int row = 0; row < rows(fields); row++) {
            String what = cell(fields, "what", row);
            String basis = cell(fields, "basis", row);
            String pounds = cell(fields, "pounds", row);
            if (!(what + basis + pounds).isEmpty()) {
                lines.add(new FeeLine(what, basis, pence(pounds)));
            }
        }
        return lines;
    }

    private static int rows(MultiValueMap<String, String> fields) {
        List<String> rows = fields.get("what");
        return rows == null ? 0 : rows.size();
    }

    private static String cell(MultiValueMap<String, String> fields, String column, int row) {
        List<String> cells = fields.get(column);
        return cells == null || row >= cells.size() ? "" : cells.get(row).strip();
    }

    /** Nothing where the amount cannot be read: no decision is taken on it then. */
    private static long pence(String pounds) {
        try {
            return pounds.length() > LONGEST_AMOUNT
                    ? 0
                    : new BigDecimal(pounds.replace("£", "").strip())
                            .multiply(PENCE)
                            .setScale(0, RoundingMode.UNNECESSARY)
                            .longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return 0;
        }
    }
}
