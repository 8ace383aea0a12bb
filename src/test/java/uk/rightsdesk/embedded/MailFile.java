package uk.rightsdesk.embedded;

import jakarta.mail.Flags;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored message: all that IMAP knows of it beside its bytes is in its file name, as in a Maildir, so that one rename
 * changes it whole: {@code 7,1794842000000,S.eml}.
 *
 * @param uid unique in its mailbox, never used again
 * @param received the INTERNALDATE of IMAP, to the millisecond
 * @param flags letters of the flags that are set, in alphabetical order
 */
record MailFile(long uid, Instant received, String flags) {

    private static final Pattern NAME = Pattern.compile("(\\d+),(\\d+),([A-Z]*)\\.eml");
    private static final Map<Character, Flags.Flag> LETTERS = new TreeMap<>(Map.of(
            'D', Flags.Flag.DRAFT,
            'F', Flags.Flag.FLAGGED,
            'R', Flags.Flag.ANSWERED,
            'S', Flags.Flag.SEEN,
            'T', Flags.Flag.DELETED));

    static MailFile of(long uid, Instant received, Flags flags) {
        StringBuilder letters = new StringBuilder();
        LETTERS.forEach((letter, flag) -> {
            if (flags.contains(flag)) {
                letters.append(letter.charValue());
            }
        });
        return new MailFile(uid, received, letters.toString());
    }

    /** Reads a file name; empty where the file is no message. */
    static Optional<MailFile> parse(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new MailFile(
                        Long.parseLong(name.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(name.group(2))),
                        name.group(3)))
                : Optional.empty();
    }

    String fileName() {
        return uid + "," + received.toEpochMilli() + "," + flags + ".eml";
    }

    Flags imapFlags() {
        Flags set = new Flags();
        flags.chars().forEach(letter -> set.add(LETTERS.get((char) letter)));
        return set;
    }

    /** Where the messages of an address are kept. */
    static Path folder(Path directory, String address) {
        // an address without @ could name a folder outside, such as ..
        return directory.resolve(
                URLEncoder.encode(address.contains("@") ? address : address + "@localhost", StandardCharsets.UTF_8));
    }

    /** The address whose messages this folder keeps. */
    static String address(Path folder) {
        return URLDecoder.decode(folder.getFileName().toString(), StandardCharsets.UTF_8);
    }
}
