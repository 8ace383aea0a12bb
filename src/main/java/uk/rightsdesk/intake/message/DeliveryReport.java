package uk.rightsdesk.intake.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says became of a message of ours (RFC 3464).
 *
 * @param status the worst status of any recipient as RFC 3463 has it, such as 5.1.1; never of class 2
 * @param messageId Message-ID of the message it is about, with its angle brackets; null when it does not say
 * @param finalRecipient the address it failed at; null when it does not say, or says several
 */
public record DeliveryReport(
        String status, @Nullable String messageId, @Nullable String finalRecipient) {

    private static final int MAX_PARTS = 20;
    private static final int MAX_BYTES = 200_000;
    private static final int MAX_GROUPS = 100;
    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,300}>");
    private static final Pattern RECIPIENT =
            Pattern.compile("(?i)^\\s*rfc822\\s*;\\s*<?([^\\s<>;@]{1,64}@[^\\s<>;@]{1,255})>?\\s*$");
    private static final String LOST = "5.0.0";
    private static final String LATE = "4.0.0";

    static Optional<DeliveryReport> in(MimeMessage mail) {
        try {
            Reading reading = new Reading();
            if (contentType(mail.getHeader("Content-Type")).startsWith("multipart/report")) {
                MimeMultipart parts = new MimeMultipart(mail.getDataHandler().getDataSource());
                for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
                    reading.read(parts.getBodyPart(i));
                }
            }
            if (reading.status == null && isFromMailSystem(mail)) {
                // older servers report in prose; that it came back is all there is to know
                reading.status = LOST;
            }
            return reading.status == null || reading.status.startsWith("2")
                    ? Optional.empty()
                    : Optional.of(new DeliveryReport(reading.status, reading.messageId, reading.finalRecipient()));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isFromMailSystem(MimeMessage mail) throws MessagingException {
        String[] returnPath = mail.getHeader("Return-Path");
        String[] from = mail.getHeader("From");
        boolean noAnswerWanted = returnPath != null && returnPath[0].strip().equals("<>");
        return noAnswerWanted
                && (mail.getHeader("X-Failed-Recipients") != null
                        || (from != null && from[0].toLowerCase(Locale.ROOT).contains("mailer-daemon@")));
    }

    private static String contentType(String @Nullable [] header) {
        return header == null ? "" : header[0].strip().toLowerCase(Locale.ROOT);
    }

    private static final class Reading {

        private @Nullable String status;
        private @Nullable String messageId;
        private final Set<String> finalRecipients = new HashSet<>();

        @Nullable
        String finalRecipient() {
            return finalRecipients.size() == 1 ? finalRecipients.iterator().next() : null;
        }

        void read(BodyPart part) throws MessagingException, IOException {
            String type = contentType(part.getHeader("Content-Type"));
            if (type.startsWith("message/delivery-status") || type.startsWith("message/global-delivery-status")) {
                readStatus(bytes(part));
            } else if (type.startsWith("message/") || type.startsWith("text/rfc822-headers")) {
                Matcher id = MESSAGE_ID.matcher(
                        value(new InternetHeaders(new ByteArrayInputStream(bytes(part))), "Message-ID"));
                messageId = id.find() ? id.group() : messageId;
            }
        }

        /** Groups of fields, one for the message and one for each recipient. */
        private void readStatus(byte[] fields) throws MessagingException, IOException {
            InputStream in = new ByteArrayInputStream(fields);
            for (int group = 0; group < MAX_GROUPS && in.available() > 0; group++) {
                InternetHeaders headers = new InternetHeaders(in);
                Matcher said = STATUS.matcher(value(headers, "Status"));
                Matcher recipient = RECIPIENT.matcher(value(headers, "Final-Recipient"));
                if (recipient.find()) {
                    finalRecipients.add(recipient.group(1).toLowerCase(Locale.ROOT));
                }
                String action = value(headers, "Action").strip().toLowerCase(Locale.ROOT);
                if (said.find()) {
                    worst(said.group());
                } else if (action.equals("failed")) {
                    worst(LOST);
                } else if (action.equals("delayed")) {
                    worst(LATE);
                }
            }
        }

        private void worst(String said) {
            status = status == null || said.charAt(0) > status.charAt(0) ? said : status;
        }

        private static String value(InternetHeaders headers, String name) {
            String value = headers.getHeader(name, " ");
            return value == null ? "" : value;
        }

        private static byte[] bytes(BodyPart part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                return in.readNBytes(MAX_BYTES);
            }
        }
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "DeliveryReport[" + status + "]";
    }
}
