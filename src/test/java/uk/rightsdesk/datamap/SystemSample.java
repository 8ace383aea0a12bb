package uk.rightsdesk.datamap;

import java.sql.SQLException;
import javax.sql.DataSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** A sample system of record of a size, for tests of other packages that change it. */
public final class SystemSample implements AutoCloseable {

    private final String database = TestSystem.empty();

    public SystemSample(int accounts) {
        try {
            SampleSystemOfRecord.createIfAbsent(TestSystem.owner(database), accounts);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return TestSystem.url(database);
    }

    public DataSource owner() {
        return TestSystem.owner(database);
    }

    @Override
    public void close() {
        TestSystem.drop(database);
    }
}
