package uk.rightsdesk.sample;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the newsletter of the sample company. Before each message it asks the desk whether it may and sends it with the
 * headers that come with the leave; where the desk does not answer, nothing is sent.
 */
public final class SampleMailer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI desk;
    private final String credentials;
    private final Session smtp;

    /** @param password of the mailer's account at the desk */
    public SampleMailer(URI desk, String name, String password, int smtpPort) {
        this.desk = desk;
        this.credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort));
        this.smtp = Session.getInstance(properties);
    }

    /**
     * Sends the newsletter to each of them who may get it.
     *
     * @return those it was sent to
     * @throws IllegalStateException when the desk does not say; nothing is sent from there on
     */
    public List<String> send(Collection<String> addresses)
            throws IOException, InterruptedException, MessagingException {
        List<String> sent = new ArrayList<>();
        for (String address : addresses) {
            JsonNode clearance = ask(address);
            if (!clearance.required("suppressed").asBoolean()) {
                Transport.send(newsletter(address, clearance.required("headers")));
                sent.add(address);
            }
        }
        return sent;
    }

    private JsonNode ask(String address) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(desk.resolve("/mailer/clearance"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("contact", address))))
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the desk answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private MimeMessage newsletter(String address, JsonNode headers) throws MessagingException {
        MimeMessage message = new MimeMessage(smtp);
        message.setFrom(new InternetAddress("news@customer-first.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        message.setSubject("What customers said this month");
        message.setText("The best experiences of the month.");
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            message.setHeader(header.getKey(), header.getValue().asString());
        }
        return message;
    }
}
