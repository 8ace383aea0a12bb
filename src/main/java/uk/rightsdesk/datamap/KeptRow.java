package uk.rightsdesk.datamap;

/**
 * A row that a person decided to keep although its erasure was asked for (UK GDPR Article 17(3)).
 *
 * @param system name of the system in the map
 * @param table name of the table
 * @param rowKey key of the row, see {@link Element#rowKey()}
 * @param ground why it may stay
 */
public record KeptRow(String system, String table, String rowKey, ErasureGround ground) {}
