package uk.rightsdesk.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param location the versions of the notice: a pattern of resources such as {@code file:samples/notice/*.md} */
@ConfigurationProperties("rightsdesk.notice")
record NoticeProperties(String location) {}
