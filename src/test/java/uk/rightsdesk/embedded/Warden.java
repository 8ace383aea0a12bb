package uk.rightsdesk.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * A small process beside the stack that outlives its starter: when the starter's end of the pipe closes, however that
 * came about, it ends every child the starter remembered. PostgreSQL and Camunda would not notice by themselves.
 */
final class Warden {

    private static final String NAME = "warden";

    private final Home home;
    private final Process process;

    private Warden(Home home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** Starts the warden of this home's children. */
    static Warden start(Home home) {
        try {
            Path classes = Path.of(Warden.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            File log = home.root().resolve("logs").resolve("warden.log").toFile();
            Process process = new ProcessBuilder(List.of(
                            ChildProcess.java(),
                            "-Xmx16m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classes.toString(),
                            Warden.class.getName(),
                            home.pidFiles().directory().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            home.pidFiles().remember(NAME, process.toHandle());
            return new Warden(home, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Dismisses it when the children have ended. */
    void dismiss() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it is gone already
        }
        PidFiles.awaitEnd(process.toHandle());
        home.pidFiles().forget(NAME);
    }

    /** The warden's own process; argument: the directory of the pid files. */
    static void main(String[] arguments) throws IOException {
        PidFiles children = new PidFiles(Path.of(arguments[0]));
        // in a hook, so that the Ctrl-C that reaches the starter and the warden together is covered too
        Runtime.getRuntime().addShutdownHook(new Thread(children::endAll));
        while (System.in.read() != -1) {
            // the starter says nothing: only the end of the stream has a meaning
        }
    }
}
