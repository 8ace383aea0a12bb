package uk.rightsdesk.intake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's Exim and Dovecot with configurations of their own, on loopback, as whoever runs the test (root hands them to
 * Exim's own user). Exim delivers to the desk's Maildir, plus-addresses too, bounces every other recipient, and stamps
 * an SPF result on what it receives, since there is no DNS to ask.
 */
final class DebianMailServers implements AutoCloseable {

    static final Path EXIM = Path.of("/usr/sbin/exim4");
    static final Path DOVECOT = Path.of("/usr/sbin/dovecot");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final String user;
    private final int smtpPort = freePort();
    private final int imapPort = freePort();
    private final List<Process> processes = new ArrayList<>();

    DebianMailServers() {
        try {
            boolean root = "root".equals(System.getProperty("user.name"));
            user = root ? "Debian-exim" : System.getProperty("user.name");
            home = Files.createTempDirectory("debian-mail");
            for (String folder : List.of("exim", "mail", "run")) {
                Files.createDirectory(home.resolve(folder));
            }
            Files.writeString(home.resolve("exim.conf"), eximConfiguration());
            Files.writeString(home.resolve("dovecot.conf"), dovecotConfiguration());
            if (root) {
                run("chmod", "755", home.toString());
                run(
                        "chown",
                        "-R",
                        user,
                        home.resolve("exim").toString(),
                        home.resolve("mail").toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean areInstalled() {
        return Files.isExecutable(EXIM) && Files.isExecutable(DOVECOT);
    }

    int smtpPort() {
        return smtpPort;
    }

    int imapPort() {
        return imapPort;
    }

    DebianMailServers start() {
        start(EXIM.toString(), "-C", home.resolve("exim.conf").toString(), "-bdf", "-q5s");
        start(DOVECOT.toString(), "-F", "-c", home.resolve("dovecot.conf").toString());
        await().atMost(PATIENCE).until(() -> answers(smtpPort) && answers(imapPort));
        return this;
    }

    /** What the servers have to say, should a test fail. */
    String logs() {
        try (Stream<Path> files = Files.walk(home)) {
            StringBuilder logs = new StringBuilder();
            for (Path log : files.filter(file -> file.toString().endsWith("log"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                logs.append("== ").append(log.getFileName()).append('\n').append(Files.readString(log));
            }
            return logs.toString();
        } catch (IOException failure) {
            return "no logs";
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> await().atMost(PATIENCE).until(() -> !process.isAlive()));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftToTheSystem) {
            // a queue runner may still write; the directory is a temporary one
        }
    }

    private void start(String... command) {
        try {
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve(Path.of(command[0]).getFileName() + ".log")
                            .toFile())
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(5_000);
            return socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String eximConfiguration() {
        return """
                primary_hostname = mail.customer-first.example
                qualify_domain = customer-first.example
                spool_directory = HOME/exim/spool
                log_file_path = HOME/exim/%slog
                pid_file_path = HOME/exim/exim.pid
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = PORT
                tls_advertise_hosts =
                host_lookup =
                rfc1413_hosts =
                keep_environment =
                never_users =
                deliver_drop_privilege = true
                acl_smtp_rcpt = accept_all
                acl_smtp_data = vouch
                begin acl
                accept_all:
                  accept
                vouch:
                  accept remove_header = Authentication-Results
                         add_header = :at_start:Authentication-Results: $primary_hostname; \\
                           spf=pass smtp.mailfrom=$sender_address
                begin routers
                desk:
                  driver = accept
                  domains = customer-first.example
                  local_parts = hello
                  local_part_suffix = +*
                  local_part_suffix_optional
                  transport = maildir
                nobody:
                  driver = redirect
                  allow_fail
                  data = :fail: 550 5.1.1 no such person
                begin transports
                maildir:
                  driver = appendfile
                  directory = HOME/mail/Maildir
                  maildir_format
                  delivery_date_add
                  envelope_to_add
                  return_path_add
                  user = USER
                """.replace("HOME", home.toString())
                .replace("PORT", Integer.toString(smtpPort))
                .replace("USER", user);
    }

    private String dovecotConfiguration() {
        return """
                base_dir = HOME/run
                log_path = HOME/dovecot-log
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                default_login_user = LOGIN
                default_internal_user = USER
                default_internal_group = GROUP
                mail_location = maildir:HOME/mail/Maildir
                first_valid_uid = 1
                first_valid_gid = 1
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = PORT
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                passdb {
                  driver = static
                  args = password=PASSWORD
                }
                userdb {
                  driver = static
                  args = uid=USER gid=GROUP home=HOME/mail
                }
                """.replace("HOME", home.toString())
                .replace("PORT", Integer.toString(imapPort))
                .replace("USER", user)
                .replace("GROUP", group())
                .replace("LOGIN", user.equals("Debian-exim") ? "nobody" : user)
                .replace("PASSWORD", Mailbox.PASSWORD);
    }

    private String group() {
        try {
            Process id = new ProcessBuilder("id", "-gn", user).start();
            return new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
