package uk.rightsdesk.desk;

import java.util.List;
import uk.rightsdesk.deadline.Attention;

/** What the daily sweep found, as the list of requests shows it: references, reasons and dates. */
record AttentionView(String sweptAt, boolean engineAsked, List<Item> items) {

    record Item(String reference, String reason, String dueOn) {}

    static AttentionView of(Attention attention) {
        return new AttentionView(
                London.time(attention.sweptAt()),
                attention.engineAsked(),
                attention.items().stream()
                        .map(item -> new Item(
                                item.reference(),
                                item.reason().words(),
                                item.dueOn() == null ? "unknown" : London.date(item.dueOn())))
                        .toList());
    }
}
