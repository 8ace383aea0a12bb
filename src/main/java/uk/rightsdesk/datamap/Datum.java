package uk.rightsdesk.datamap;

/**
 * One value of an element. {@link #toString()} leaves the value out.
 *
 * @param column name of the column in the system
 * @param label in words for the requester
 * @param category id of the category the column belongs to
 * @param value what is held
 * @param namesOthers whether the column can name other people and a value is held (DPA 2018 Schedule 2 paragraph 16)
 */
public record Datum(String column, String label, String category, Value value, boolean namesOthers) {

    @Override
    public String toString() {
        return "Datum[" + column + "]";
    }
}
