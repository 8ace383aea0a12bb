package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The self-signed certificate of the web applications and the desk, made at the first start and kept.
 *
 * @param keyStore a PKCS12 file with the key pair
 * @param password opens the file and the key
 */
record Certificate(Path keyStore, String password) {

    /** The certificate in this directory; made where there is none. Valid for two years. */
    static Certificate in(Path directory) {
        Path keyStore = directory.resolve("localhost.p12");
        Path passwordFile = directory.resolve("password");
        try {
            if (!Files.exists(keyStore)) {
                Files.createDirectories(directory);
                Files.writeString(passwordFile, Secrets.random());
                Home.ownerOnly(passwordFile);
                make(keyStore, Files.readString(passwordFile));
                Home.ownerOnly(keyStore);
            }
            return new Certificate(keyStore, Files.readString(passwordFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path keyStore, String password) throws IOException {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost, O=Rightsdesk embedded stack",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "730",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass:env",
                        "KEY_STORE_PASSWORD"))
                .redirectErrorStream(true);
        command.environment().put("KEY_STORE_PASSWORD", password);
        Process keytool = command.start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new EmbeddedStackException("keytool could not make a certificate: " + output);
        }
    }
}
