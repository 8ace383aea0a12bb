package uk.rightsdesk.letter;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The judge of both standards. */
public final class VeraPdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** The rules of PDF/UA-1 and PDF/A-3a that a PDF breaks, each with where; empty where it conforms to both. */
    public static List<String> broken(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A))) {
            return validator.validateAll(parser).stream()
                    .flatMap(result -> broken(result).stream())
                    .distinct()
                    .toList();
        }
    }

    private static List<String> broken(ValidationResult result) {
        return result.getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion ->
                        result.getPDFAFlavour() + " " + assertion.getRuleId().getClause() + "-"
                                + assertion.getRuleId().getTestNumber() + " at "
                                + assertion.getLocation().getContext())
                .toList();
    }
}
