package uk.rightsdesk.desk;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The company's mailers: accounts of their own, good for one question and for no page of the desk. */
@Configuration(proxyBeanMethods = false)
class MailerSecurity {

    private static final String MAILER = "MAILER";

    /** @param passwords by the name of the mailer, encoded, with the scheme in front, such as {@code {bcrypt}$2a$…} */
    @ConfigurationProperties("rightsdesk.mailers")
    record MailerProperties(@DefaultValue Map<String, String> passwords) {

        /** Without the passwords, so that they reach no log. */
        @Override
        public String toString() {
            return "MailerProperties[]";
        }
    }

    @Bean
    @Order(2)
    SecurityFilterChain mailers(HttpSecurity http, MailerProperties mailers) throws Exception {
        http.securityMatcher("/mailer/**")
                .authorizeHttpRequests(urls -> urls.anyRequest().hasRole(MAILER))
                .userDetailsService(new InMemoryUserDetailsManager(mailers.passwords().entrySet().stream()
                        .map(mailer -> User.withUsername(mailer.getKey())
                                .password(mailer.getValue())
                                .roles(MAILER)
                                .build())
                        .toList()))
                .httpBasic(withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // every question bears the password: no cookie could be made use of by another site
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable());
        return http.build();
    }
}
