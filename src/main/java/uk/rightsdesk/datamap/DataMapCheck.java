package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the map with the databases it describes, so that nothing held is missing from an answer unnoticed. */
public final class DataMapCheck {

    private static final Logger log = LoggerFactory.getLogger(DataMapCheck.class);

    private final DataMap map;
    private final SystemsOfRecord systems;
    private final DataMapProperties.CheckMode mode;

    DataMapCheck(DataMap map, SystemsOfRecord systems, DataMapProperties.CheckMode mode) {
        this.map = map;
        this.systems = systems;
        this.mode = mode;
    }

    /**
     * Compares every system, and what its writing role may where there is one.
     *
     * @return empty when map and databases agree
     * @throws SystemOfRecordUnavailable when a system fails
     */
    public List<Finding> check() {
        return map.systems().stream().flatMap(system -> check(system).stream()).toList();
    }

    /**
     * At the start of the application. A system that is down is left to the check before its next collection: intake of
     * requests must not wait for it.
     */
    void atStart() {
        for (SystemOfRecord system : map.systems()) {
            try {
                decide(schema(system));
            } catch (SystemOfRecordUnavailable e) {
                log.warn("The data map was not compared with system {}: {}", e.system(), e.code());
            }
        }
    }

    /** In the snapshot of a collection; returns the findings where they are to be a warning. */
    List<Finding> require(Connection connection, SystemOfRecord system) throws SQLException {
        return decide(findings(connection, system));
    }

    /** In the transaction of a change: the schema as it is now, where the map may be followed. */
    LiveSchema requiredSchema(Connection connection, SystemOfRecord system) throws SQLException {
        LiveSchema live = LiveSchema.read(connection, system.schema());
        decide(SchemaComparison.findings(system, live));
        return live;
    }

    List<Finding> check(SystemOfRecord system) {
        List<Finding> findings = schema(system);
        return findings.isEmpty() && systems.canWrite(system.name())
                ? systems.write(system.name(), connection -> WriterComparison.findings(connection, system))
                : findings;
    }

    private List<Finding> schema(SystemOfRecord system) {
        return systems.read(system.name(), connection -> findings(connection, system));
    }

    private static List<Finding> findings(Connection connection, SystemOfRecord system) throws SQLException {
        return SchemaComparison.findings(system, LiveSchema.read(connection, system.schema()));
    }

    private List<Finding> decide(List<Finding> findings) {
        if (!findings.isEmpty() && mode == DataMapProperties.CheckMode.FAIL) {
            throw new DataMapOutOfDate(findings);
        }
        findings.forEach(finding -> log.warn("Data map: {}", finding));
        return findings;
    }
}
