package uk.rightsdesk.datamap;

/**
 * A value that is wrong, and what is right (UK GDPR Article 16). {@link #toString()} leaves the value out.
 *
 * @param system name of the system in the map
 * @param table name of the table
 * @param rowKey key of the row, see {@link Element#rowKey()}
 * @param column name of the column
 * @param value what is right, as PostgreSQL reads it
 */
public record CorrectedValue(String system, String table, String rowKey, String column, String value) {

    @Override
    public String toString() {
        return "CorrectedValue[" + system + "/" + table + "." + column + "]";
    }
}
