package uk.rightsdesk.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clamd that knows one virus, the words THE-VIRUS, and takes a hundred thousand bytes. */
final class ScriptedClamd implements AutoCloseable {

    private static final int LIMIT = 100_000;

    private final ServerSocket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean broken;

    ScriptedClamd() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void silent(boolean now) {
        silent = now;
    }

    void broken(boolean now) {
        broken = now;
    }

    /** What was given to scan. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            StringBuilder content = new StringBuilder();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                if (content.length() > LIMIT) {
                    say(connection, "INSTREAM size limit exceeded. ERROR\0");
                    return;
                }
            }
            heard.add(content.toString());
            if (silent) {
                in.read(); // until the other side gives up
            } else if (broken || !command.equals("zINSTREAM\0")) {
                say(connection, "UNKNOWN COMMAND ERROR\0");
            } else {
                say(connection, content.indexOf("THE-VIRUS") < 0 ? "stream: OK\0" : "stream: Test.Virus FOUND\0");
            }
        } catch (IOException gone) {
            // the other side left
        }
    }

    private static void say(Socket connection, String reply) throws IOException {
        connection.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }
}
