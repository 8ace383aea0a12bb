package uk.rightsdesk.rights.access;

import java.util.List;

/**
 * One row about the person, decided on its own.
 *
 * @param position its place in the collection, from 1
 * @param system name of the system of record
 * @param table name of the table there
 * @param rowKey opaque key of the row there
 * @param label what the row is, in words for the requester
 * @param category id of its category in the data map
 * @param namesOthers whether a value of it may name other people
 */
public record CollectedElement(
        int position,
        String system,
        String table,
        String rowKey,
        String label,
        String category,
        boolean namesOthers,
        List<CollectedDatum> data) {

    public CollectedElement {
        data = List.copyOf(data);
    }
}
