package uk.rightsdesk.datamap;

/** Receives the elements of a collection one by one. */
@FunctionalInterface
public interface ElementSink {

    /**
     * Called in the thread of the collection, while the snapshot is open. Keep the element, not its
     * {@link Value.Content}: that can be read during this call only. An exception ends the collection and reaches its
     * caller as it is.
     */
    void accept(Element element);
}
