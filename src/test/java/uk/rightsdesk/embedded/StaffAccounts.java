package uk.rightsdesk.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Gives the staff accounts in Tasklist and Operate, whose users are documents in their search store. */
final class StaffAccounts {

    private static final PasswordEncoder ENCODER = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private static final List<String> APPLICATIONS = List.of("operate", "tasklist");

    private StaffAccounts() {}

    /** A password as Spring Security keeps it: {@code {bcrypt}…}. */
    static String encoded(Staff staff) {
        return ENCODER.encode(staff.password());
    }

    /** Writes the accounts that are missing; false where the applications have not made their indices yet. */
    static boolean written(String openSearch) {
        try {
            for (String application : APPLICATIONS) {
                Optional<String> index = userIndex(openSearch, application);
                if (index.isEmpty()) {
                    return false;
                }
                for (Staff staff : Staff.values()) {
                    write(openSearch + "/" + index.get() + "/_create/" + staff.user() + "?refresh=true", staff);
                }
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<String> userIndex(String openSearch, String application) throws IOException {
        String pattern = openSearch + "/_cat/indices/" + application + "-user-*?h=index";
        HttpResponse<String> indices = Http.send(HttpRequest.newBuilder(URI.create(pattern)));
        return indices.body()
                .lines()
                .map(String::strip)
                .filter(name -> name.matches(application + "-user-\\d.*"))
                .findFirst();
    }

    private static void write(String document, Staff staff) throws IOException {
        HttpResponse<String> answer =
                Http.send("PUT", document, """
                {"id":"%1$s","userId":"%1$s","displayName":"%2$s","password":"%3$s","roles":["OWNER"]}""".formatted(staff.user(), staff.displayName(), encoded(staff)));
        // 409: this account was written by an earlier start
        if (answer.statusCode() != 201 && answer.statusCode() != 409) {
            throw new IOException("An account was refused: " + answer.body());
        }
    }
}
