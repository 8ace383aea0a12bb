package uk.rightsdesk.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.PeopleAffected;
import uk.rightsdesk.datamap.PeopleAffected.Criteria;
import uk.rightsdesk.datamap.PeopleAffected.Person;
import uk.rightsdesk.datamap.SystemOfRecord;
import uk.rightsdesk.mailing.Addressee;
import uk.rightsdesk.mailing.MailingMatter;

/** Whom the notice concerns: the people of the tables that are configured, or everyone that the data map knows. */
@Component
class PeopleConcerned {

    /** What an erasure leaves in place of an address: nobody is behind it, and no mail goes there (RFC 2606). */
    private static final String NOWHERE = ".invalid";

    private final PeopleAffected people;
    private final List<Criteria> concerned;

    /** @throws IllegalArgumentException when what is configured is no table of people of the map */
    PeopleConcerned(PeopleAffected people, DataMap map, NoticeProperties properties) {
        this.people = people;
        this.concerned = properties.concerned().isEmpty()
                ? map.systems().stream()
                        .map(SystemOfRecord::name)
                        .<Criteria>map(Criteria.Everyone::new)
                        .toList()
                : properties.concerned().stream()
                        .map(table -> criteria(map, table))
                        .toList();
    }

    private static Criteria criteria(DataMap map, String table) {
        String[] parts = table.split("/", 2);
        if (parts.length != 2
                || map.system(parts[0]).tables().stream()
                        .noneMatch(each -> each.name().equals(parts[1]) && each.isPersonal())) {
            throw new IllegalArgumentException(
                    "rightsdesk.notice.concerned: " + table + " is no system/table of people of the data map");
        }
        return new Criteria.WithRows(parts[0], parts[1]);
    }

    /** @see MailingMatter#people */
    List<Addressee> page(MailingMatter.@Nullable Found after, int most) {
        List<Addressee> page = new ArrayList<>();
        int at = after == null ? 0 : placeOf(after);
        String last = after == null ? null : after.personKey();
        while (at < concerned.size() && page.size() < most) {
            int missing = most - page.size();
            List<Person> found = people.page(concerned.get(at), last, missing);
            found.stream()
                    .filter(PeopleConcerned::isSomebody)
                    .map(Addressee::of)
                    .forEach(page::add);
            last = found.size() < missing ? null : found.getLast().key();
            at += last == null ? 1 : 0;
        }
        return page;
    }

    private static boolean isSomebody(Person person) {
        return person.address() == null
                || !person.address().toLowerCase(Locale.ROOT).endsWith(NOWHERE);
    }

    private int placeOf(MailingMatter.Found last) {
        for (int place = 0; place < concerned.size(); place++) {
            boolean found = switch (concerned.get(place)) {
                case Criteria.WithRows rows ->
                    rows.system().equals(last.system()) && last.personKey().startsWith(rows.table() + "/");
                case Criteria other -> other.system().equals(last.system());
            };
            if (found) {
                return place;
            }
        }
        throw new IllegalStateException(
                "the people whom the notice concerns were configured anew while they are written to");
    }
}
