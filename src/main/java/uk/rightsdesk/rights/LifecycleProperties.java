package uk.rightsdesk.rights;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long we wait for the requester, and how often they hear from us.
 *
 * @param answerWithin how long after a question a request is closed for want of an answer (law.md 3.2: about a month)
 * @param remindBefore how long before that the person is reminded
 * @param payWithin how long after the notice of a fee a request is closed for want of the payment
 * @param progressNoteEvery how often the person is told where a request stands that is extended or paused
 * @param howToPay the ways to pay a fee, in full sentences of a letter
 */
@ConfigurationProperties("rightsdesk.lifecycle")
record LifecycleProperties(
        @DefaultValue("P1M") Period answerWithin,
        @DefaultValue("P7D") Period remindBefore,
        @DefaultValue("P28D") Period payWithin,
        @DefaultValue("P14D") Period progressNoteEvery,

        @DefaultValue("Reply to this letter and we will send you the details of our bank account.")
        String howToPay) {}
