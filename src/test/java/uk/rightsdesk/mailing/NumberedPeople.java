package uk.rightsdesk.mailing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People who are numbers: as many as the matter's id says, unless a test says who is at a place. */
final class NumberedPeople implements MailingMatter {

    private final Map<String, Addressee> others = new ConcurrentHashMap<>();

    static UUID matter(int people) {
        return new UUID(UUID.randomUUID().getMostSignificantBits(), people);
    }

    void put(UUID matter, int place, @Nullable String address, @Nullable String name) {
        others.put(matter + "/" + place, new Addressee("people", key(place), address, name));
    }

    @Override
    public MailingKind kind() {
        return MailingKind.NOTICE_CHANGE;
    }

    @Override
    public MailingText text(UUID matter) {
        return new MailingText("Our privacy notice has changed", "Dear " + MailingText.NAME + ",\n\nIt has changed.");
    }

    @Override
    public List<Addressee> people(UUID matter, @Nullable Found after, int most) {
        int first = after == null ? 1 : Integer.parseInt(after.personKey().substring("person/".length())) + 1;
        int last = (int) Math.min(matter.getLeastSignificantBits(), (long) first + most - 1);
        return IntStream.rangeClosed(first, last)
                .mapToObj(place -> others.getOrDefault(
                        matter + "/" + place,
                        new Addressee("people", key(place), "person-" + place + "@example.org", "Person " + place)))
                .toList();
    }

    private static String key(int place) {
        return "person/%09d".formatted(place);
    }
}
