package uk.rightsdesk.intake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's Exim and Dovecot on loopback, configured as a small company would: Exim takes mail for two domains, stamps
 * its Authentication-Results and delivers to Maildirs, which Dovecot serves. Needs root, for Exim leaves root itself.
 */
final class DebianMailServers implements AutoCloseable {

    static final String PASSWORD = "dovecot-pass";

    private static final Path EXIM = Path.of("/usr/sbin/exim4");
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");

    private final Path home;
    private final int smtp = freePort();
    private final int imap = freePort();
    private final List<Process> processes = new ArrayList<>();

    DebianMailServers(Path home) {
        this.home = home;
    }

    static boolean areInstalled() {
        return Files.isExecutable(EXIM)
                && Files.isExecutable(DOVECOT)
                && "root".equals(System.getProperty("user.name"));
    }

    int smtp() {
        return smtp;
    }

    int imap() {
        return imap;
    }

    void start() {
        try {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String directory : List.of("mail", "spool", "log", "home")) {
                Path made = Files.createDirectory(home.resolve(directory));
                Files.setOwner(
                        made,
                        made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("Debian-exim"));
            }
            Path exim = Files.writeString(home.resolve("exim.conf"), eximConfiguration());
            Path dovecot = Files.writeString(home.resolve("dovecot.conf"), dovecotConfiguration());
            processes.add(run(EXIM, "-C", exim.toString(), "-bdf", "-q1m"));
            processes.add(run(DOVECOT, "-F", "-c", dovecot.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(smtp) && answers(imap));
    }

    /** What Exim delivered to one address, as it lies in the Maildir. */
    List<String> delivered(String address) {
        Path inbox = home.resolve("mail").resolve(address).resolve("new");
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(DebianMailServers::read).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process run(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(program.getFileName() + ".out").toFile())
                .start();
    }

    private String eximConfiguration() {
        return """
                primary_hostname = mx.customer-first.example
                spool_directory = %1$s/spool
                log_file_path = %1$s/log/%%slog
                pid_file_path = %1$s/spool/exim.pid
                daemon_smtp_ports = %2$d
                local_interfaces = 127.0.0.1
                tls_advertise_hosts =
                keep_environment =
                host_lookup =
                rfc1413_query_timeout = 0s
                domainlist local_domains = customer-first.example : example.org
                acl_smtp_rcpt = acl_rcpt
                acl_smtp_data = acl_data
                begin acl
                acl_rcpt:
                  accept domains = bounces.example
                  accept domains = +local_domains
                         verify = recipient
                  deny message = no such user here
                acl_data:
                  warn remove_header = Authentication-Results
                       add_header = :at_start:Authentication-Results: mx.customer-first.example; spf=pass smtp.mailfrom=$sender_address
                  accept
                begin routers
                taken_and_sent_back:
                  driver = redirect
                  domains = bounces.example
                  allow_fail
                  data = :fail: 550 5.1.1 no such person
                local:
                  driver = accept
                  domains = +local_domains
                  local_parts = hello : amelia.hart
                  local_part_suffix = +*
                  local_part_suffix_optional
                  transport = maildir
                begin transports
                maildir:
                  driver = appendfile
                  directory = %1$s/mail/$local_part_data@$domain_data
                  maildir_format
                  create_directory
                  delivery_date_add
                  envelope_to_add
                  return_path_add
                begin retry
                * * F,2h,1m
                """.formatted(home, smtp);
    }

    private String dovecotConfiguration() {
        return """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log/dovecot.log
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail/%%u
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=Debian-exim gid=Debian-exim home=%1$s/home/%%u
                }
                service imap-login {
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(home, PASSWORD, imap);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        });
    }
}
