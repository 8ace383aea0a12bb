package uk.rightsdesk.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test tells it to and keeps what it was sent. */
public final class ScriptedSmtp {

    /** Instead of an answer: the line goes dead. */
    public static final String HANG_UP = "hang up";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private @Nullable ServerSocket socket;

    public ScriptedSmtp() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    public void start() {
        try {
            ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            socket = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes no new connections and hangs up on those there are. */
    public void stop() {
        try {
            if (socket != null) {
                socket.close();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Answers this to a command from now on, to {@code .} after the text of a message. */
    public void answer(String command, String reply) {
        answers.put(command, reply);
    }

    public void forget() {
        answers.clear();
        taken.clear();
    }

    /** The messages that came in whole, whatever was answered then; one character is one byte. */
    public List<String> taken() {
        return taken;
    }

    /** The MAIL commands. */
    public List<String> envelopes() {
        return envelopes;
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket connection = listening.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // stopped
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = connection.getOutputStream()) {
            say(out, "220 scripted");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (command.equals("MAIL")) {
                    envelopes.add(line);
                }
                String usual = switch (command) {
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 bye";
                    default -> "250 ok";
                };
                String reply = answers.getOrDefault(command, usual);
                say(out, reply);
                if (command.equals("DATA") && reply.startsWith("354")) {
                    taken.add(text(in));
                    String verdict = answers.getOrDefault(".", "250 taken");
                    if (verdict.equals(HANG_UP)) {
                        return;
                    }
                    say(out, verdict);
                }
            }
        } catch (IOException gone) {
            // the client left
        } finally {
            connections.remove(connection);
        }
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
