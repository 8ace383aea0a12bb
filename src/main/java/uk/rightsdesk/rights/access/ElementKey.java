package uk.rightsdesk.rights.access;

/** What tells one element of a request from another, however often it is searched for again. */
record ElementKey(String system, String table, String rowKey) {

    static ElementKey of(CollectedElement element) {
        return new ElementKey(element.system(), element.table(), element.rowKey());
    }

    @Override
    public String toString() {
        return system + "/" + table + "/" + rowKey;
    }
}
