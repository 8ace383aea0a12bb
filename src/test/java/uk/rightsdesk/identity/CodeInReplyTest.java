package uk.rightsdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeInReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234 5678",
                "\n\n  12345678\n\nKind regards\nAmelia",
                "Code: 1234 5678\n> Your code:\n> 1234 5678",
                "my code 12345678."
            })
    void shouldTakeACodeFromTheFirstLine(String text) {
        assertThat(CodeInReply.codeIn(text)).isPresent();
    }

    /** Who says that it was not them may quote our email, code and all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was not me!\n1234 5678",
                "I did not ask for this, code 1234 5678 is not mine",
                "> 1234 5678",
                "On Monday you wrote:\n1234 5678",
                "1234 567",
                "1234 5678 9",
                ""
            })
    void shouldTakeNoneFromAnywhereElse(String text) {
        assertThat(CodeInReply.codeIn(text)).isEmpty();
    }
}
