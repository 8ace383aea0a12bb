package uk.rightsdesk.redaction;

/** Where in a finished answer something was found that should not be there. */
public enum Hiding {
    /** It stands in a record that is given as well: a second person has not looked at it there. */
    SHARED("a record that is given, not yet looked at by a second person"),
    FILE_NAME("the name of a file"),
    BYTES("the bytes of a file, as they are"),
    UTF_16("a text in UTF-16"),
    HEX("a string in hexadecimal"),
    BASE64("a string in Base64"),
    ESCAPED("a text behind escapes or markup"),
    PACKED("a packed file or stream"),
    PDF_TEXT("the text of a PDF, whether it can be seen or not"),
    PDF_STRING("a string of a PDF: metadata, a form field, an annotation, ActualText, a bookmark"),
    PDF_STREAM("a stream of a PDF, used or not"),
    PDF_REVISION("an earlier revision of a PDF"),
    PDF_ATTACHMENT("a file attached to a PDF"),
    PICTURE_METADATA("metadata of a picture"),
    /** The picture was redacted, yet carries more than pixels: a thumbnail would show what was blacked out. */
    PICTURE_BAGGAGE("metadata or a thumbnail in a redacted picture"),
    /** The PDF was redacted, yet carries more than pictures of its pages. */
    PDF_BAGGAGE("more than pages in a redacted PDF"),
    /** What is to be black is not. */
    BOX_NOT_BURNT("a box that is not burnt into a redacted page"),
    UNREADABLE("a file that could not be opened to look into it");

    private final String label;

    Hiding(String label) {
        this.label = label;
    }

    /** In words to staff. */
    public String label() {
        return label;
    }
}
