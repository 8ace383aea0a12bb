package uk.rightsdesk.rights.portability;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where data may be uploaded for people who want to take them elsewhere.
 *
 * @param uploadHosts the hosts that an officer may name, in lower case, each agreed with whoever runs it; none by
 *     default
 * @param uploadTimeout how long one upload may take
 * @param loopback whether a host may lie on this machine: for tests only
 */
@ConfigurationProperties("rightsdesk.portability")
record PortabilityProperties(
        @DefaultValue List<String> uploadHosts,
        @DefaultValue("5m") Duration uploadTimeout,
        @DefaultValue("false") boolean loopback) {}
