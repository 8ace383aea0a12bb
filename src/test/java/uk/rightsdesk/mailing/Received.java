package uk.rightsdesk.mailing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server was sent. */
final class Received {

    private static final Pattern TO = Pattern.compile("(?m)^To: (\\S+)");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)");

    private Received() {}

    static String to(String mail) {
        return find(TO, mail);
    }

    static String messageId(String mail) {
        return find(MESSAGE_ID, mail);
    }

    private static String find(Pattern field, String mail) {
        Matcher found = field.matcher(mail);
        if (!found.find()) {
            throw new AssertionError("a header is missing");
        }
        return found.group(1);
    }
}
