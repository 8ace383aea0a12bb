package uk.rightsdesk.letter;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The company that answers: the controller of UK GDPR Article 4(7), as configured under {@code rightsdesk.controller}.
 *
 * @param name the name people know, as it stands in the letterhead
 * @param legalName the company's full legal name where it trades under another; null where {@code name} is the legal
 *     one
 * @param address the postal address, line by line
 * @param email the desk's address, which also takes complaints
 * @param registration the registration number with the regulator
 * @param complaintForm where a complaint can be made by an electronic form (DPA 2018 s.164A); null where the company
 *     offers email and post only
 * @param telephone null where the company takes no calls
 */
@Validated
@ConfigurationProperties("rightsdesk.controller")
public record DataController(
        @NotBlank String name,
        @Nullable String legalName,
        @NotEmpty List<@NotBlank String> address,
        @NotBlank @Email String email,
        @NotBlank String registration,
        @Nullable URI complaintForm,
        @Nullable String telephone) {

    public DataController {
        address = List.copyOf(address);
    }
}
