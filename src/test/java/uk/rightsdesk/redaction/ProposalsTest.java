package uk.rightsdesk.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to marta.quell@mail.example or call. | EMAIL | marta.quell@mail.example",
                "My neighbour's number is 07700 900 123, ask her. | TELEPHONE | 07700 900 123",
                "Ring +44 (0)20 7946 0018 after six. | TELEPHONE | +44 (0)20 7946 0018",
                "She lives near SW1A 1AA now. | POSTCODE | SW1A 1AA",
                "I spoke to Marta Quell about it. | NAME | Marta Quell",
                "It was Mr O'Neill who shouted. | NAME | O'Neill",
                "my husband Zbigniew saw it. | NAME | Zbigniew",
                "Nobody but Wanda's friend knew. | KNOWN_PERSON | Wanda"
            })
    void shouldPropose(String text, Proposal.Kind kind, String words) {
        assertThat(found(text)).contains(new Proposal(kind, words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The order 123456789012 is late.",
                "It cost £12.50 on 2026-11-22 at 10:30.",
                "We waited at the station. Nothing came."
            })
    void shouldNotProposeWhatIsNobody(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void shouldNotProposeThePersonThemselves() {
        var proposals = new Proposals(List.of("Marta Quell", "marta.quell@mail.example"));
        proposals.lookThrough("I am MARTA.QUELL@mail.example. Regards, Marta  Quell", Set.of("marta quell"));
        assertThat(proposals.found()).isEmpty();
    }

    @Test
    void shouldProposeEachTextOnce() {
        var proposals = new Proposals(List.of());
        proposals.lookThrough("Mr Quell, mr quell and Mr Quell", Set.of());
        proposals.lookThrough("Mr Quell again", Set.of());
        assertThat(proposals.found()).hasSize(1);
    }

    private static List<Proposal> found(String text) {
        var proposals = new Proposals(List.of());
        proposals.lookThrough(text, Set.of("wanda"));
        return proposals.found();
    }
}
