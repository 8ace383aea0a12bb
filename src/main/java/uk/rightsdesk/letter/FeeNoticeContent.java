package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * There is a fee: what it is for, item by item, why the law allows it here, and how to pay (UK GDPR Articles 12(5) and
 * 15(3); law.md 3.5). The period starts on the day of payment.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param ground the statutory ground
 * @param evidence what shows that the ground holds for this request: full sentences by staff
 * @param costs what the fee is made of; at least one
 * @param howToPay the ways to pay: full sentences
 * @param paymentReference what to give with the payment, such as the request's reference
 * @param closesOn the day on which we close the request if it is not paid, in Europe/London; after the letter
 * @param clock what the fee means for the time to answer; at least one
 */
public record FeeNoticeContent(
        LetterHead head,
        String asked,
        FeeGround ground,
        String evidence,
        List<Cost> costs,
        String howToPay,
        String paymentReference,
        LocalDate closesOn,
        List<Reason> clock)
        implements LetterContent {

    public FeeNoticeContent {
        costs = List.copyOf(costs);
        clock = List.copyOf(clock);
    }

    /** The whole fee in pence. */
    public long total() {
        return costs.stream().mapToLong(Cost::pence).reduce(0, Math::addExact);
    }

    /**
     * One cost.
     *
     * @param what such as "Staff time"
     * @param basis how it is reckoned, such as "2 hours at £16 an hour"; may be blank
     * @param pence the amount in pence; more than nothing
     */
    public record Cost(String what, String basis, long pence) {}
}
