package uk.rightsdesk.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.FeeLine;
import uk.rightsdesk.decision.Particulars;

/** What a decision says, as the pages show it to whoever takes it and whoever must agree to it. */
record Proposal(
        String code,
        String label,
        @Nullable String ground,
        @Nullable String question,
        @Nullable String reasons,
        @Nullable String evidence,
        @Nullable String citation,
        List<Cost> costs,
        String total,
        @Nullable String effectiveOn) {

    record Cost(String what, String basis, String amount) {}

    static Proposal of(Decision decision) {
        Particulars said = decision.particulars();
        String ground = said.ground();
        LocalDate effectiveOn = said.effectiveOn();
        return new Proposal(
                decision.code(),
                Choice.label(Choice.of(decision.kind()), decision.code()),
                ground == null ? null : Choice.label(Choice.grounds(decision.code()), ground),
                said.question(),
                said.reasons(),
                said.evidence(),
                said.citation(),
                said.fee().stream()
                        .map(line -> new Cost(line.what(), line.basis(), pounds(line.pence())))
                        .toList(),
                pounds(said.fee().stream().mapToLong(FeeLine::pence).sum()),
                effectiveOn == null ? null : London.date(effectiveOn));
    }

    private static String pounds(long pence) {
        return "£" + BigDecimal.valueOf(pence, 2);
    }

    /** Without the texts, so that none of them reaches a log. */
    @Override
    public String toString() {
        return "Proposal[" + code + "]";
    }
}
