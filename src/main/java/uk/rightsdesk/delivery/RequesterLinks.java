package uk.rightsdesk.delivery;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where requesters reach the desk's pages, all of which lie under {@code /d/}. */
@Component
public class RequesterLinks {

    private final URI baseUrl;

    RequesterLinks(@Value("${rightsdesk.delivery.base-url}") URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * The URL of a page, to stand in a letter.
     *
     * @param path below {@code /d/}, without a slash before it
     */
    public String url(String path) {
        return baseUrl + "/d/" + path;
    }
}
