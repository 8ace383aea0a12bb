package uk.rightsdesk.mailing;

import org.jspecify.annotations.Nullable;
import uk.rightsdesk.datamap.PeopleAffected;

/**
 * A person who is to be written to.
 *
 * @param system name of the system of record that holds them
 * @param personKey opaque key of the person there
 * @param address email address; null where none is held: they are listed for another channel
 * @param name null where none is held
 */
public record Addressee(
        String system,
        String personKey,
        @Nullable String address,
        @Nullable String name) {

    public static Addressee of(PeopleAffected.Person person) {
        return new Addressee(person.system(), person.key(), person.address(), person.name());
    }

    /** Without address and name, so that neither reaches a log. */
    @Override
    public String toString() {
        return "Addressee[" + system + ", " + personKey + "]";
    }
}
