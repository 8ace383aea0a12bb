package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The answer to an access request (UK GDPR Article 15): the confirmation, the information of Article 15(1) and (2), and
 * the copy of the data of Article 15(3).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param processing whether we hold personal data about the person (the confirmation of Article 15(1))
 * @param purposes what we use the data for, Article 15(1)(a)
 * @param categories the kinds of data, Article 15(1)(b)
 * @param recipients who was given the data, by name, Article 15(1)(c)
 * @param retention how long we keep it, Article 15(1)(d)
 * @param sources where data came from that the person did not give us, Article 15(1)(g)
 * @param automatedDecisions decisions made without a person, Article 15(1)(h)
 * @param transfers data sent outside the United Kingdom and its safeguards, Article 15(2)
 * @param searches every system searched, with how and what was found, "nothing" included, Article 15(1A)
 * @param withheld what was left out, why and on what ground, Articles 12(4) and 15(4)
 * @param terms codes and short forms in the data, explained; may be empty
 * @param data the copy of the data, Article 15(3); empty where it lies in volumes
 * @param attachments files that travel inside the PDF, such as the data in JSON; may be empty
 * @param volumes where the copy is too long for one letter, what lies in which volume; else empty
 * @param time by when we had to answer, and how that day was found, Article 12A
 */
public record AccessResponseContent(
        LetterHead head,
        String asked,
        boolean processing,
        Answer<Purpose> purposes,
        Answer<Category> categories,
        Answer<Recipient> recipients,
        Answer<Retention> retention,
        Answer<Source> sources,
        Answer<AutomatedDecision> automatedDecisions,
        Answer<Transfer> transfers,
        List<Search> searches,
        Answer<Withheld> withheld,
        List<Term> terms,
        List<DataSection> data,
        List<Attachment> attachments,
        List<Volume> volumes,
        AnswerTime time)
        implements LetterContent {

    public AccessResponseContent {
        searches = List.copyOf(searches);
        terms = List.copyOf(terms);
        data = List.copyOf(data);
        attachments = List.copyOf(attachments);
        volumes = List.copyOf(volumes);
    }

    /**
     * The letter of contents of this answer, whose copy lies in volumes.
     *
     * @param fileName of a volume, by its number
     * @param copy the copy in volumes, see {@link Volumes#of}
     */
    public AccessResponseContent inVolumes(List<List<DataSection>> copy, IntFunction<String> fileName) {
        List<Volume> contents = new ArrayList<>();
        for (List<DataSection> volume : copy) {
            int number = contents.size() + 1;
            contents.add(new Volume(number, fileName.apply(number), Volumes.titles(volume)));
        }
        return new AccessResponseContent(
                head,
                asked,
                processing,
                purposes,
                categories,
                recipients,
                retention,
                sources,
                automatedDecisions,
                transfers,
                searches,
                withheld,
                terms,
                List.of(),
                attachments,
                contents,
                time);
    }

    /**
     * A volume of the copy.
     *
     * @param number from 1
     * @param fileName under which it lies beside the letter
     * @param holds what it holds, part by part
     */
    public record Volume(int number, String fileName, List<String> holds) {

        public Volume {
            holds = List.copyOf(holds);
        }
    }

    /** A purpose and the lawful basis it rests on (Article 6), both as plain words. */
    public record Purpose(String purpose, String lawfulBasis) {}

    /** A kind of data and examples of it. */
    public record Category(String name, String examples) {}

    /**
     * Someone who was given the data, by name (Harrison v Cameron [2024] EWHC 1377 (KB)).
     *
     * @param name the recipient's name; where only a category can be told, the category
     * @param received what they were given
     * @param dates the days on which, in Europe/London; empty where it is continuous
     */
    public record Recipient(String name, String received, List<LocalDate> dates) {

        public Recipient {
            dates = List.copyOf(dates);
        }
    }

    /** Some data, and how long it is kept or what decides how long. */
    public record Retention(String what, String period) {}

    /** Some data, and who or what it came from. */
    public record Source(String what, String from) {}

    /** A decision made without a person: what it decides, how, and what follows from it for the person. */
    public record AutomatedDecision(String decision, String logic, String consequence) {}

    /** A transfer outside the United Kingdom: to whom, where, and the safeguard. */
    public record Transfer(String recipient, String country, String safeguard) {}

    /** A system that was searched: its name, how (keys, terms, date ranges) and what was found, "nothing held" too. */
    public record Search(String system, String how, String result) {}

    /**
     * Something left out of the copy: a refusal in part (Article 12(4)).
     *
     * @param what described so that it gives away nothing of what it protects
     * @param ground the coded ground
     * @param reason why it holds here, in full sentences by staff
     * @param citation the exemption relied on; blank where naming it would defeat it
     */
    public record Withheld(String what, RefusalGround ground, String reason, String citation) {

        /** Something to which an exemption applies. */
        public static Withheld exempt(String what, String reason, String citation) {
            return new Withheld(what, RefusalGround.EXEMPTION, reason, citation);
        }
    }

    /** A code or short form in the data, and its meaning. */
    public record Term(String term, String meaning) {}
}
