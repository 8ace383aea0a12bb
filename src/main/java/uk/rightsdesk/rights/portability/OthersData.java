package uk.rightsdesk.rights.portability;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.RequestId;

/** What may name other people: it goes with the rest only once somebody decided so (UK GDPR Article 20(4)). */
@Component
public class OthersData {

    private final JdbcClient jdbc;

    OthersData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of the elements that may name others nothing is decided about. */
    @Transactional(readOnly = true)
    public int undecided(RequestId request) {
        return jdbc.sql("""
                        select count(*) from element e
                        where e.request_id = ? and e.names_others and not exists (
                            select from element_decided d
                            where d.request_id = e.request_id and d.system = e.system and d.table_name = e.table_name
                              and d.row_key = e.row_key)
                        """).param(request.value()).query(Integer.class).single();
    }
}
