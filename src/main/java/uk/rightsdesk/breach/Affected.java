package uk.rightsdesk.breach;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import uk.rightsdesk.datamap.PeopleAffected.Criteria;

/** Who is written to about a breach, or why nobody is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Affected.Everyone.class, name = "everyone"),
    @JsonSubTypes.Type(value = Affected.WithRows.class, name = "with-rows"),
    @JsonSubTypes.Type(value = Affected.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Affected.Excepted.class, name = "excepted")
})
public sealed interface Affected {

    /** In words, for staff and the register. */
    String words();

    /** The people of a system. */
    record Everyone(String system) implements Affected {
        @Override
        public String words() {
            return "Everyone in " + system;
        }
    }

    /**
     * The people with rows in a table, of some days where a column is named.
     *
     * @param column empty where rows of any day count
     * @param from ISO date, Europe/London; empty where no column is named
     * @param to ISO date, included
     */
    record WithRows(String system, String table, String column, String from, String to) implements Affected {
        @Override
        public String words() {
            String rows = "Those with rows in " + table + " of " + system;
            return column.isEmpty() ? rows : rows + ", " + column + " from " + from + " to " + to;
        }
    }

    /** The people with these keys in a table of people. */
    record Named(String system, String table, List<String> keys) implements Affected {
        @Override
        public String words() {
            return keys.size() + " named by their keys in " + table + " of " + system;
        }
    }

    /**
     * Nobody (UK GDPR Article 34(3)).
     *
     * @param reasons why the exception holds
     * @param publicNotice where and how the public is told; blank unless the effort is disproportionate
     */
    record Excepted(AffectedException exception, String reasons, String publicNotice) implements Affected {
        @Override
        public String words() {
            return exception.words();
        }

        /** Without the texts. */
        @Override
        public String toString() {
            return "Excepted[" + exception + "]";
        }
    }

    /** How the data map is asked; nobody is looked for under an exception. */
    static Criteria criteria(Affected affected) {
        return switch (affected) {
            case Everyone everyone -> new Criteria.Everyone(everyone.system());
            case WithRows rows when rows.column().isEmpty() -> new Criteria.WithRows(rows.system(), rows.table());
            case WithRows rows ->
                new Criteria.WithRowsOf(
                        rows.system(),
                        rows.table(),
                        rows.column(),
                        LocalDate.parse(rows.from()),
                        LocalDate.parse(rows.to()));
            case Named named -> new Criteria.Named(named.system(), named.table(), named.keys());
            case Excepted _ -> throw new IllegalStateException("nobody is written to");
        };
    }
}
