package uk.rightsdesk.complaint;

import org.jspecify.annotations.Nullable;

/**
 * How many complaints came in a month about a topic.
 *
 * @param month such as {@code 2026-11}, by the day of receipt in Europe/London
 * @param topic null while nobody has said what it is about
 * @param closed how many of those received are closed by now
 */
public record ComplaintCount(String month, @Nullable Topic topic, int received, int closed) {}
