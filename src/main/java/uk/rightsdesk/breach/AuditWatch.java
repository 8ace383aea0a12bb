package uk.rightsdesk.breach;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.rightsdesk.audit.AuditProperties;
import uk.rightsdesk.audit.AuditReport;
import uk.rightsdesk.audit.AuditVerification;
import uk.rightsdesk.audit.CannotVerify;
import uk.rightsdesk.audit.Finding;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.outbox.Recurring;
import uk.rightsdesk.request.RequestJournal;

/** Verifies the whole audit once a day: what was tampered with is a breach of integrity (UK GDPR Article 4(12)). */
@Component
class AuditWatch implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final int MOST_NAMED = 50;

    private final DataSource caseStore;
    private final AuditProperties audit;
    private final Breaches breaches;
    private final BreachProperties properties;
    private final Clock clock;

    AuditWatch(
            DataSource caseStore, AuditProperties audit, Breaches breaches, BreachProperties properties, Clock clock) {
        this.caseStore = caseStore;
        this.audit = audit;
        this.breaches = breaches;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public Pace pace() {
        return new Pace.DailyAt(properties.verifyAuditAt(), StatutoryClock.LONDON);
    }

    @Override
    public void work() {
        try {
            AuditReport report = new AuditVerification(caseStore, audit, null).run();
            if (report.intact()) {
                LOG.info("Audit verified: {} events of {} requests and breaches", report.events(), report.requests());
            } else {
                LOG.error(
                        "RD-7003 The audit was tampered with: {} findings",
                        report.findings().size());
                raise(report);
            }
        } catch (CannotVerify reason) {
            LOG.warn("RD-7004 The audit could not be verified: {}", reason.getMessage());
        }
    }

    /** The same findings again are the same breach. */
    private void raise(AuditReport report) {
        String findings = report.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
        String named = report.findings().stream()
                .limit(MOST_NAMED)
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
        breaches.raise(
                BreachSource.AUDIT,
                UUID.nameUUIDFromBytes(findings.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                null,
                clock.instant(),
                "The verification of the audit has " + report.findings().size() + " findings:\n" + named,
                RequestJournal.SYSTEM);
    }
}
