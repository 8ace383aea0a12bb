package uk.rightsdesk.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What the requesters received, to read and never to change: as a page in a browser, as plain text for curl. */
final class InboxPage {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Path directory;
    private final String hidden;

    /**
     * @param directory where the mailboxes are kept
     * @param hidden the desk's address, which is nobody's to read here
     */
    InboxPage(Path directory, String hidden) {
        this.directory = directory;
        this.hidden = hidden;
    }

    /** Answers until the server it returns is stopped. */
    HttpServer serve(String host, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            respond(exchange, 405, TEXT, "This page is for reading only.\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        boolean html = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                .orElse("")
                .contains("text/html");
        String[] path = exchange.getRequestURI().getRawPath().split("/");
        if (path.length < 2) {
            page(exchange, html, addresses(html));
            return;
        }
        String address = decoded(path[1]).toLowerCase(Locale.ROOT);
        if (!addresses().contains(address)) {
            page(exchange, html, html ? "<p>No mail for this address.</p>" : "No mail for this address.\n");
        } else if (path.length == 4 && path[2].matches("\\d{1,9}")) {
            attachment(exchange, address, Long.parseLong(path[2]), decoded(path[3]));
        } else {
            page(exchange, html, messages(address, html));
        }
    }

    private List<String> addresses() {
        return Mailboxes.addresses(directory).stream()
                .filter(address -> !address.equals(hidden))
                .toList();
    }

    private String addresses(boolean html) {
        StringBuilder list = new StringBuilder();
        for (String address : addresses()) {
            list.append(
                    html
                            ? "<li><a href=\"/" + encoded(address) + "\">" + escaped(address) + "</a></li>"
                            : address + "\n");
        }
        if (list.isEmpty()) {
            return html ? "<p>No mail yet.</p>" : "No mail yet.\n";
        }
        return html ? "<ul>" + list + "</ul>" : list.toString();
    }

    private String messages(String address, boolean html) throws IOException {
        StringBuilder page = new StringBuilder();
        for (ReadMail mail : ReadMail.all(MailFile.folder(directory, address))) {
            page.append(html ? asHtml(address, mail) : asText(address, mail));
        }
        return page.toString();
    }

    private static String asText(String address, ReadMail mail) {
        StringBuilder text = new StringBuilder("=".repeat(78))
                .append("\nMessage ")
                .append(mail.number())
                .append(", ")
                .append(WHEN.format(mail.received()))
                .append("\nFrom: ")
                .append(mail.from())
                .append("\nSubject: ")
                .append(mail.subject());
        for (ReadMail.Attachment file : mail.attachments()) {
            text.append("\nAttachment: ")
                    .append(file.name())
                    .append(" (")
                    .append(file.bytes().length)
                    .append(" bytes) at ")
                    .append(link(address, mail, file));
        }
        return text.append("\n\n").append(mail.text().strip()).append("\n\n").toString();
    }

    private static String asHtml(String address, ReadMail mail) {
        StringBuilder html = new StringBuilder("<article><h2>")
                .append(escaped(mail.subject()))
                .append("</h2><p>")
                .append(escaped(WHEN.format(mail.received())))
                .append(", from ")
                .append(escaped(mail.from()))
                .append("</p><pre>")
                .append(escaped(mail.text().strip()))
                .append("</pre>");
        for (ReadMail.Attachment file : mail.attachments()) {
            html.append("<p><a href=\"")
                    .append(link(address, mail, file))
                    .append("\">")
                    .append(escaped(file.name()))
                    .append("</a> (")
                    .append(file.bytes().length)
                    .append(" bytes)</p>");
        }
        return html.append("</article>").toString();
    }

    private static String link(String address, ReadMail mail, ReadMail.Attachment file) {
        return "/" + encoded(address) + "/" + mail.number() + "/" + encoded(file.name());
    }

    private void attachment(HttpExchange exchange, String address, long number, String name) throws IOException {
        for (ReadMail mail : ReadMail.all(MailFile.folder(directory, address))) {
            for (ReadMail.Attachment file : mail.attachments()) {
                if (mail.number() == number && file.name().equals(name)) {
                    exchange.getResponseHeaders().set("Content-Disposition", "attachment");
                    respond(exchange, 200, file.type(), file.bytes());
                    return;
                }
            }
        }
        respond(exchange, 404, TEXT, "No such attachment.\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void page(HttpExchange exchange, boolean html, String body) throws IOException {
        String whole = html ? """
                <!DOCTYPE html><html lang="en-GB"><head><title>Requesters' mail</title>
                <style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
                pre{white-space:pre-wrap;background:#f3f2f1;padding:1rem}</style></head>
                <body><h1><a href="/">Requesters' mail</a></h1>%s</body></html>""".formatted(body) : body;
        respond(exchange, 200, html ? HTML : TEXT, whole.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
