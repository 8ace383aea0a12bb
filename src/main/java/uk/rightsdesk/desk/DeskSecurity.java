package uk.rightsdesk.desk;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may see and do what on the desk. Every URL that is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

    private static final String OFFICER = StaffRole.OFFICER.name();
    private static final String REVIEWER = StaffRole.REVIEWER.name();
    private static final String ANALYST = StaffRole.ANALYST.name();

    @Bean
    SecurityFilterChain desk(
            HttpSecurity http, DeskProperties properties, ObjectProvider<ClientRegistrationRepository> oidcClients)
            throws Exception {
        http.authorizeHttpRequests(urls -> urls.requestMatchers(
                        "/sign-in", "/sign-in-needed", "/signed-in", "/desk.css", "/error")
                .permitAll()
                .requestMatchers(EndpointRequest.toAnyEndpoint())
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/", "/requests", "/requests/*", "/complaints", "/complaints.csv")
                .hasAnyRole(OFFICER, REVIEWER, ANALYST)
                .requestMatchers(
                        HttpMethod.POST,
                        "/requests/*/download-link",
                        "/requests/*/answer-password",
                        "/requests/*/wrong-recipient",
                        "/requests/*/redirection",
                        "/requests/*/letters/*/attended",
                        "/requests/*/letters/*/again")
                .hasAnyRole(OFFICER, REVIEWER)
                .requestMatchers(HttpMethod.GET, "/notices", "/notices/changes/*")
                .hasAnyRole(OFFICER, REVIEWER, ANALYST)
                .requestMatchers(
                        "/notices/changes",
                        "/notices/changes/*/unreached/*",
                        "/enter",
                        "/requests/*/answered-by-hand",
                        "/restrictions",
                        "/restrictions/*/end")
                .hasAnyRole(OFFICER, REVIEWER)
                .requestMatchers("/breaches", "/breaches.csv", "/breaches.pdf", "/breaches/**")
                .hasAnyRole(OFFICER, REVIEWER)
                .requestMatchers("/retention", "/retention/**")
                .hasAnyRole(OFFICER, REVIEWER)
                .requestMatchers(
                        "/requests/*/redirection/agreement",
                        "/tasks/approval/*/decision",
                        "/tasks/approval/*/releases",
                        "/tasks/retention/*/decision",
                        "/tasks/notice-judgement/*/decision")
                .hasRole(REVIEWER)
                .requestMatchers("/tasks/**")
                .hasAnyRole(OFFICER, REVIEWER)
                .anyRequest()
                .denyAll());
        http.headers(headers -> headers.frameOptions(frames -> frames.disable())
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy(properties)))
                .referrerPolicy(withDefaults()));
        if (oidcClients.getIfAvailable() != null) {
            // an identity provider's pages refuse to be framed: the task page offers them in a tab of their own
            http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                            (request, response, _) -> {
                                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                                request.getRequestDispatcher("/sign-in-needed").forward(request, response);
                            },
                            PathPatternRequestMatcher.withDefaults().matcher("/tasks/**"))
                    .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"), _ -> true));
            http.oauth2Login(login -> login.loginPage("/sign-in").defaultSuccessUrl("/signed-in"));
        } else {
            http.formLogin(login -> login.loginPage("/sign-in").defaultSuccessUrl("/signed-in"));
        }
        http.logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"));
        return http.build();
    }

    /** No script, nothing from elsewhere, framed by Tasklist only. */
    private static String contentSecurityPolicy(DeskProperties properties) {
        String ancestors = properties.frameAncestor() == null
                ? "'none'"
                : properties.frameAncestor().toString();
        return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors " + ancestors;
    }

    @Bean
    UserDetailsService staff(DeskProperties properties) {
        return new InMemoryUserDetailsManager(properties.staff().entrySet().stream()
                .map(entry -> User.withUsername(entry.getKey())
                        .password(entry.getValue().password())
                        .roles(entry.getValue().roles().stream().map(Enum::name).toArray(String[]::new))
                        .build())
                .toList());
    }

    /**
     * Roles of people who sign in at an identity provider: the claim lists them by their names here, in any case.
     * Others are ignored, and who has none sees nothing.
     */
    @Bean
    GrantedAuthoritiesMapper rolesOfTheIdentityProvider(DeskProperties properties) {
        return granted -> granted.stream()
                .flatMap(authority -> authority instanceof OidcUserAuthority person
                        ? roles(person, properties.rolesClaim())
                        : Stream.of(authority))
                .collect(Collectors.toSet());
    }

    private static Stream<GrantedAuthority> roles(OidcUserAuthority person, String claim) {
        List<String> claimed = person.getAttributes().get(claim) instanceof Collection<?> names
                ? names.stream()
                        .map(name -> String.valueOf(name).toUpperCase(Locale.ROOT))
                        .toList()
                : List.of();
        return Stream.of(StaffRole.values())
                .map(StaffRole::name)
                .filter(claimed::contains)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role));
    }
}
