package uk.rightsdesk.datamap;

import java.util.stream.Stream;

/** How a value is made coarser, so that it no longer singles anybody out. */
public enum Generalisation {
    /** Of a day or moment: the first of January of its year. */
    YEAR("year", "date_trunc('year', %s)"),
    /** Of a day or moment: the first of its month. */
    MONTH("month", "date_trunc('month', %s)"),
    /** Of a postcode: the letters it begins with. */
    POSTCODE_AREA("postcode-area", "upper(substring(%s from '^ *([A-Za-z]{1,2})'))"),
    /** Of an internet address: the network, of /24 or /48. */
    NETWORK("network", "network(set_masklen(%1$s, CASE family(%1$s) WHEN 4 THEN 24 ELSE 48 END))");

    private final String id;
    private final String expression;

    Generalisation(String id, String expression) {
        this.id = id;
        this.expression = expression;
    }

    /** The word used in the map. */
    public String id() {
        return id;
    }

    static Generalisation of(String id) {
        return Stream.of(values()).filter(g -> g.id.equals(id)).findFirst().orElseThrow();
    }

    /** The coarser value of a column, as SQL. */
    String applied(String column) {
        return expression.formatted(column);
    }
}
