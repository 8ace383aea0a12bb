package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a personal data breach to the regulator (UK GDPR Article 33(3)). What is not known yet is said to be so
 * and follows in another report (Article 33(4)). Texts are by staff, a paragraph for each line; blank is not known yet.
 *
 * @param head to the regulator; the day of receipt is the day on which the company became aware, and not printed
 * @param phase counts from one: those after the first supplement it
 * @param awareAt when the company became aware, in words, Europe/London
 * @param madeAt when the report was made, likewise
 * @param late whether that is more than 72 hours later
 * @param delayedBecause why; blank unless it is late
 * @param nature what happened
 * @param peopleKinds the categories of people
 * @param people about how many; null while not known
 * @param recordKinds the categories of records
 * @param records about how many; null while not known
 * @param contact name of who can say more
 * @param consequences what is likely to come of it
 * @param measures what was and will be done, to lessen its effects too
 */
public record BreachReportContent(
        LetterHead head,
        int phase,
        String awareAt,
        String madeAt,
        boolean late,
        String delayedBecause,
        String nature,
        String peopleKinds,
        @Nullable Integer people,
        String recordKinds,
        @Nullable Integer records,
        String contact,
        String consequences,
        String measures)
        implements LetterContent {

    /** An item of the report as it is printed; an empty text is not known yet. */
    public record Item(String label, String law, String text) {}

    /** Every item of Article 33(3), in its order. */
    public List<Item> items() {
        return List.of(
                new Item("What happened", "Article 33(3)(a)", nature),
                new Item("Categories of people", "Article 33(3)(a)", peopleKinds),
                new Item("About how many people", "Article 33(3)(a)", number(people)),
                new Item("Categories of records", "Article 33(3)(a)", recordKinds),
                new Item("About how many records", "Article 33(3)(a)", number(records)),
                new Item("Who can say more", "Article 33(3)(b)", contact),
                new Item("Likely consequences", "Article 33(3)(c)", consequences),
                new Item("Measures taken and proposed", "Article 33(3)(d)", measures));
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
