package uk.rightsdesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class DurableCommitsTest {

    @Test
    void shouldWarnOfADatabaseThatMayForget(CapturedOutput output) {
        try (var caseStore = CaseStore.fresh()) {
            caseStore.setConnectionInitSql("set synchronous_commit = off");

            new DurableCommits(JdbcClient.create(caseStore)).run(new DefaultApplicationArguments());
        }

        assertThat(output).contains("synchronous_commit=off");
    }

    @Test
    void shouldBeSilentWhereCommitsLast(CapturedOutput output) {
        try (var caseStore = CaseStore.fresh()) {
            caseStore.setConnectionInitSql("set synchronous_commit = on");

            new DurableCommits(JdbcClient.create(caseStore)).run(new DefaultApplicationArguments());
        }

        assertThat(output).doesNotContain("synchronous_commit");
    }
}
