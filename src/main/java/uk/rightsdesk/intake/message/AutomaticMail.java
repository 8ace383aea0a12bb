package uk.rightsdesk.intake.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a message is taken for automatic mail, which is kept but never answered (RFC 3834, RFC 2919, RFC 3464). */
public enum AutomaticMail {
    /** From the company's own address: a loop, or someone pretending. */
    OWN,
    /** A bounce, or another report of a mail server. */
    REPORT,
    /** Marked {@code Auto-Submitted}, such as an absence note. */
    AUTO_SUBMITTED,
    /** Sent to a mailing list or in bulk. */
    LIST;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AutomaticMail> of(MimeMessage mail, ParsedMail.@Nullable Sender from, String ownAddress)
            throws MessagingException {
        if (from != null && isOwn(from.address(), ownAddress)) {
            return Optional.of(OWN);
        }
        String returnPath = header(mail, "Return-Path");
        if ("<>".equals(returnPath) || mediaType(mail).equals("multipart/report")) {
            return Optional.of(REPORT);
        }
        String autoSubmitted = header(mail, "Auto-Submitted");
        if (!autoSubmitted.isEmpty() && !autoSubmitted.equals("no")) {
            return Optional.of(AUTO_SUBMITTED);
        }
        if (mail.getHeader("X-Autoreply") != null || mail.getHeader("X-Autorespond") != null) {
            return Optional.of(AUTO_SUBMITTED);
        }
        if (mail.getHeader("List-Id") != null || mail.getHeader("List-Unsubscribe") != null) {
            return Optional.of(LIST);
        }
        return switch (header(mail, "Precedence")) {
            case "bulk", "junk", "list" -> Optional.of(LIST);
            case "auto_reply" -> Optional.of(AUTO_SUBMITTED);
            default -> Optional.empty();
        };
    }

    /** With a reply token or without. */
    private static boolean isOwn(String address, String ownAddress) {
        return address.replaceFirst("\\+[^@]*@", "@").equalsIgnoreCase(ownAddress);
    }

    /** Such as {@code multipart/report}: the type that stands there, without its parameters. */
    private static String mediaType(MimeMessage mail) throws MessagingException {
        return header(mail, "Content-Type");
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        if (values == null) {
            return "";
        }
        int end = values[0].indexOf(';');
        return (end < 0 ? values[0] : values[0].substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
