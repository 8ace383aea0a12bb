package uk.rightsdesk.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of effects decided: the memory that makes the same business key one effect. */
@Repository
class EffectRegister {

    enum Result {
        PERFORMED("performed"),
        FAILED("failed");

        private final String code;

        Result(String code) {
            this.code = code;
        }
    }

    private final JdbcClient jdbc;

    EffectRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Enters an effect; waits for the end of another transaction that enters the same one.
     *
     * @return false if it was entered before
     */
    boolean enter(String name, String businessKey) {
        return jdbc.sql("insert into effect (name, business_key) values (?, ?) on conflict do nothing")
                        .params(name, businessKey)
                        .update()
                == 1;
    }

    void settle(String name, String businessKey, Result result) {
        jdbc.sql("update effect set settled_at = now(), result = ? where name = ? and business_key = ?")
                .params(result.code, name, businessKey)
                .update();
    }
}
