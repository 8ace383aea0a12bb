package uk.rightsdesk.letter;

/** How large a letter is printed. */
public enum Print {
    STANDARD(105, 70, 6),

    /** No character smaller than 18 points, for those who see poorly (Equality Act 2010 section 20). */
    LARGE(48, 30, 3);

    private final int line;
    private final int longestValue;
    private final int mostColumns;

    Print(int line, int longestValue, int mostColumns) {
        this.line = line;
        this.longestValue = longestValue;
        this.mostColumns = mostColumns;
    }

    /** Characters that fit on a line of a table without its cells crowding each other. */
    int line() {
        return line;
    }

    /** The longest a value may be, in characters, before a row is no longer taken in at a glance. */
    int longestValue() {
        return longestValue;
    }

    /** The number of columns beyond which each is too narrow to read. */
    int mostColumns() {
        return mostColumns;
    }
}
