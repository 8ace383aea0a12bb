package uk.rightsdesk.desk;

import io.micrometer.common.KeyValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The requesters' pages and the public notice: what guards the former are token, code and session of
 * {@link DownloadController}, never a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class DownloadSecurity {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain requesterPages(HttpSecurity http) throws Exception {
        http.securityMatcher("/d/**", "/notice/**")
                .authorizeHttpRequests(urls -> urls.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no cookie stands for the person where something is posted: the token in the link does
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
        return http.build();
    }

    /** A token is part of a URL, and traces keep URLs: they get the pattern in its place. */
    @Bean
    ServerRequestObservationConvention urlsWithoutTokens() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            protected KeyValue httpUrl(ServerRequestObservationContext context) {
                return context.getCarrier() != null
                                && context.getCarrier().getRequestURI().startsWith("/d/")
                        ? KeyValue.of("http.url", "/d/…")
                        : super.httpUrl(context);
            }
        };
    }
}
