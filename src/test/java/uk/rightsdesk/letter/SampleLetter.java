package uk.rightsdesk.letter;

/** A letter of the samples, for tests of what becomes of letters. */
public final class SampleLetter {

    private SampleLetter() {}

    /** An answer to a request for access, as PDF. */
    public static byte[] pdf() {
        return LetterSamples.letters()
                .render(LetterSamples.accessResponse(LetterSamples.head()))
                .pdf();
    }
}
