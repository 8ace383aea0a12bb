package uk.rightsdesk.rights.access;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long others have to say whether what is about them may be given.
 *
 * @param answerWithin how long after the letter; less where the answer to the requester is due before
 * @param leaveForDeciding how long before that due date the last day to answer lies
 */
@ConfigurationProperties("rightsdesk.third-parties")
record ThirdPartyProperties(
        @DefaultValue("P14D") Period answerWithin,
        @DefaultValue("P3D") Period leaveForDeciding) {}
