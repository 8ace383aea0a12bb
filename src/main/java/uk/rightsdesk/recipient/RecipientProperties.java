package uk.rightsdesk.recipient;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long recipients have to say what they did.
 *
 * @param answerWithin how long after the letter silence is recorded
 * @param remindAfter how long after the letter those who have not answered are asked once more; less than that
 */
@ConfigurationProperties("rightsdesk.recipients")
record RecipientProperties(
        @DefaultValue("P28D") Period answerWithin,
        @DefaultValue("P14D") Period remindAfter) {}
