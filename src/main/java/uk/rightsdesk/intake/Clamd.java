package uk.rightsdesk.intake;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a clamd by its INSTREAM command (clamd(8)). Own code since the known client library waits for ever on a clamd
 * that accepts and says nothing.
 */
final class Clamd {

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_REPLY = 2_000;

    private final String host;
    private final int port;
    private final int timeoutMillis;

    /** @throws IllegalArgumentException unless {@code address} is {@code host:port} */
    Clamd(String address, Duration timeout) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("rightsdesk.intake.clamd must be host:port");
        }
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    enum Verdict {
        CLEAN,
        INFECTED,
        /** Larger than clamd is set to take: nobody knows, so nobody sees it. */
        REFUSED
    }

    /** @throws IOException when clamd gives no verdict: to be asked again */
    Verdict scan(byte[] content) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            IOException broken = null;
            try {
                send(socket, content);
            } catch (IOException cutOff) {
                // at its limit clamd answers and hangs up before it has heard all
                broken = cutOff;
            }
            String reply =
                    new String(socket.getInputStream().readNBytes(LONGEST_REPLY), StandardCharsets.UTF_8).strip();
            if (reply.contains("size limit exceeded")) {
                return Verdict.REFUSED;
            }
            if (broken != null) {
                throw broken;
            }
            return verdict(reply.replace("\0", ""));
        }
    }

    private static void send(Socket socket, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        for (int from = 0; from < content.length; from += CHUNK) {
            int length = Math.min(CHUNK, content.length - from);
            out.writeInt(length);
            out.write(content, from, length);
        }
        out.writeInt(0);
        out.flush();
    }

    private static Verdict verdict(String reply) throws IOException {
        if (reply.endsWith(" OK")) {
            return Verdict.CLEAN;
        }
        if (reply.endsWith(" FOUND")) {
            return Verdict.INFECTED;
        }
        throw new IOException("clamd gave no verdict");
    }
}
