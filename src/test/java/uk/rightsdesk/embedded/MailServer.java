package uk.rightsdesk.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The mail server as a part of the stack: {@link MailServerMain} in a process of its own. */
final class MailServer {

    /** The address the sample company receives requests at; also the user name of its mailbox. */
    static final String DESK_ADDRESS = "hello@customer-first.example";

    private MailServer() {}

    static Server create(EmbeddedSettings settings, Home home, Consumer<String> alarm) {
        int page = settings.port(Port.INBOX_PAGE);
        // the memory: something of every email stays in it, and 43,000 filled 256 MB
        List<String> command = List.of(
                ChildProcess.java(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                MailServerMain.class.getName(),
                home.data(Part.MAIL).toString(),
                Integer.toString(settings.port(Port.SMTP)),
                Integer.toString(settings.port(Port.IMAP)),
                Integer.toString(page));
        Map<String, String> environment = Map.of(MailServerMain.PASSWORD, password(home));
        return new ChildProcess(
                Part.MAIL, home, command, environment, () -> Http.isUp("http://127.0.0.1:" + page + "/"), alarm);
    }

    /** This process's own, absolute because the child runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Opens the desk's mailbox. */
    static String password(Home home) {
        return home.secret("mail." + DESK_ADDRESS);
    }
}
