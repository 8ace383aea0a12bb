package uk.rightsdesk.letter;

/**
 * Your data were in a breach: to each person whose rights it may put at high risk (UK GDPR Article 34). Text by staff
 * is in plain language, a paragraph for each line.
 *
 * @param head to the person, under the reference of the breach; the day on which we became aware is not printed
 * @param happened the nature of the breach, and which of their data
 * @param consequences what is likely to come of it
 * @param measures what we did and will do
 * @param advice what they can do; blank where there is nothing
 */
public record BreachNoticeContent(LetterHead head, String happened, String consequences, String measures, String advice)
        implements LetterContent {}
