package uk.rightsdesk.rights.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCsvTest {

    @Test
    void shouldWriteRfc4180() {
        assertThat(csv("a \"quoted\" word", "one,\ntwo", null, new BigDecimal("-1.50"), true, List.of("a", "b")))
                .isEqualTo("\"c0\",\"c1\",\"c2\",\"c3\",\"c4\",\"c5\"\r\n"
                        + "\"a \"\"quoted\"\" word\",\"one,\ntwo\",,-1.50,true,\"a; b\"\r\n");
    }

    @Test
    void shouldKeepWhatIsNotLatin() {
        assertThat(csv("Wiśniewski", "Llŷr", "日本", "🙂")).contains("Wiśniewski", "Llŷr", "日本", "🙂");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-1", "@SUM(A1)", "\tx", "\r=x", "\n=x", "＝1", "＋1", "－1", "＠x"})
    void shouldKeepSpreadsheetsFromCarryingOutText(String text) {
        assertThat(csv(text)).contains("\"'" + text + "\"");
        assertThat(csv(List.of(text, "b"))).contains("\"'" + text + "; b\"");
    }

    private static String csv(@Nullable Object... values) {
        List<CollectedDatum> data = new ArrayList<>();
        for (Object value : Arrays.asList(values)) {
            data.add(new CollectedDatum("c" + data.size(), "Label", "category", false, value, null, false));
        }
        CollectedElement row = new CollectedElement(1, "system", "table", "1", "Rows", "category", false, data);
        return new String(DataCsv.of(List.of(row), null), StandardCharsets.UTF_8);
    }
}
