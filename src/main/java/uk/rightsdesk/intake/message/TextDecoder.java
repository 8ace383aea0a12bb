package uk.rightsdesk.intake.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns bytes of a claimed charset into text that can be stored, whatever the claim is worth. */
final class TextDecoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextDecoder() {}

    static String decode(byte[] bytes, @Nullable String claimed) {
        return switch (claimed == null ? "" : claimed.strip().toLowerCase(Locale.ROOT)) {
            // the charsets that senders name without meaning them
            case "", "us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "latin1" -> utf8OrWestern(bytes);
            case String name -> {
                try {
                    yield new String(bytes, Charset.forName(name));
                } catch (IllegalArgumentException unknown) {
                    yield utf8OrWestern(bytes);
                }
            }
        };
    }

    private static String utf8OrWestern(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS_1252);
        }
    }
}
