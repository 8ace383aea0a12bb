package uk.rightsdesk.letter;

import java.util.Arrays;

/**
 * A letter ready to send. The same content on the same version of the templates gives the same bytes.
 *
 * @param template the name of the template, such as {@code acknowledgement}
 * @param templateVersion a fingerprint of the template and of all the wording it could draw on
 * @param pdf the letter as PDF/UA-1 and PDF/A-3a
 * @param text the same letter as plain text for the body of an email; of an access response without the copy of the
 *     data, which is in the PDF alone
 * @param subject the subject of the email: the title of the letter and the reference
 */
public record Letter(String template, String templateVersion, byte[] pdf, String text, String subject) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Letter that
                && template.equals(that.template)
                && templateVersion.equals(that.templateVersion)
                && Arrays.equals(pdf, that.pdf)
                && text.equals(that.text)
                && subject.equals(that.subject);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pdf);
    }

    /** Template, version and size only: what a letter says is personal data. */
    @Override
    public String toString() {
        return "Letter[" + template + " " + templateVersion + ", " + pdf.length + " bytes]";
    }
}
