package uk.rightsdesk.letter;

/** We have your complaint and will look into it (Data Protection Act 2018 section 164A(3)). */
public record ComplaintAcknowledgementContent(LetterHead head) implements LetterContent {}
