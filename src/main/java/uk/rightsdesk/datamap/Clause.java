package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of a statement with its parameters, in their order. Each parameter is of unknown type, so that PostgreSQL
 * reads it as the type of what it is compared with or stored in, whatever that is, and uses its index.
 */
record Clause(String sql, List<String> parameters) {

    static final Clause ALWAYS = new Clause("TRUE", List.of());
    static final Clause NEVER = new Clause("FALSE", List.of());

    Clause {
        parameters = List.copyOf(parameters);
    }

    static Clause of(String sql, String... parameters) {
        return new Clause(sql, List.of(parameters));
    }

    /** The pieces one after the other. */
    static Clause join(Object... pieces) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<String>();
        for (Object piece : pieces) {
            if (piece instanceof Clause clause) {
                sql.append(clause.sql);
                parameters.addAll(clause.parameters);
            } else {
                sql.append(piece);
            }
        }
        return new Clause(sql.toString(), parameters);
    }

    Clause and(Clause other) {
        return combine(" AND ", ALWAYS, List.of(this, other));
    }

    Clause or(Clause other) {
        return combine(" OR ", NEVER, List.of(this, other));
    }

    Clause negated() {
        return equals(NEVER) ? ALWAYS : equals(ALWAYS) ? NEVER : join("NOT (", this, ")");
    }

    private static Clause combine(String word, Clause neutral, List<Clause> clauses) {
        Clause absorbing = neutral == ALWAYS ? NEVER : ALWAYS;
        if (clauses.contains(absorbing)) {
            return absorbing;
        }
        List<Clause> telling = clauses.stream().filter(c -> !c.equals(neutral)).toList();
        return switch (telling.size()) {
            case 0 -> neutral;
            case 1 -> telling.getFirst();
            default ->
                new Clause(
                        telling.stream().map(Clause::sql).collect(Collectors.joining(word, "(", ")")),
                        telling.stream().flatMap(c -> c.parameters.stream()).toList());
        };
    }

    /** An array as PostgreSQL reads it. */
    static String array(Collection<String> values) {
        var array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() == 1 ? "\"" : ",\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    array.append('\\');
                }
                array.append(c);
            }
            array.append('"');
        }
        return array.append('}').toString();
    }

    /** Runs it and gives the numbers of the one row it returns. */
    long[] numbers(Connection connection, int columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (String parameter : parameters) {
                statement.setObject(++index, parameter, Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long[] numbers = new long[columns];
                for (int column = 0; column < columns; column++) {
                    numbers[column] = row.getLong(column + 1);
                }
                return numbers;
            }
        }
    }

    /** Runs it and gives the one number it returns, or the number of rows it changed. */
    long run(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            if (!statement.execute()) {
                return statement.getLargeUpdateCount();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** With its parameters set; for the caller to close. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int index = 0;
        for (String parameter : parameters) {
            statement.setObject(++index, parameter, Types.OTHER);
        }
        return statement;
    }

    static Clause any(Stream<Clause> clauses) {
        return clauses.reduce(NEVER, Clause::or);
    }
}
