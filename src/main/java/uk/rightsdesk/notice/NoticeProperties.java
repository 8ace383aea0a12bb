package uk.rightsdesk.notice;

import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param location the versions of the notice that are files: a pattern of resources such as
 *     {@code file:samples/notice/*.md}
 * @param announceBefore how long before a material change takes effect it is agreed to at the latest, so that those
 *     concerned are told in time
 * @param concerned whom the notice concerns: tables of people of the data map, as {@code system/table}; empty for
 *     everyone that the map knows, staff too
 */
@ConfigurationProperties("rightsdesk.notice")
record NoticeProperties(
        String location,
        @DefaultValue("P14D") Period announceBefore,
        @DefaultValue List<String> concerned) {}
