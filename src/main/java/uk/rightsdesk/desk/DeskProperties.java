package uk.rightsdesk.desk;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk's pages.
 *
 * @param frameAncestor origin of Tasklist, the only site that may frame the task pages; null when none may
 * @param rolesClaim the claim of the identity provider that lists a person's roles, by their names in {@link StaffRole}
 * @param staff local sign-ins by user name, for development and small desks; where an OIDC client is registered
 *     ({@code spring.security.oauth2.client.*}) people sign in there and this stays empty
 */
@ConfigurationProperties("rightsdesk.desk")
record DeskProperties(
        @Nullable URI frameAncestor,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, StaffMember> staff) {

    /**
     * @param password encoded, with its scheme in front, such as {@code {bcrypt}$2a$…}
     * @param roles of {@link StaffRole}
     */
    record StaffMember(String password, List<StaffRole> roles) {}
}
