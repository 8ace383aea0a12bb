package uk.rightsdesk.rights.rectification;

/**
 * One value in a system of record.
 *
 * @param system name of the system in the data map
 * @param table name of the table there
 * @param rowKey opaque key of the row
 * @param column name of the column
 */
public record DatumKey(String system, String table, String rowKey, String column) {}
