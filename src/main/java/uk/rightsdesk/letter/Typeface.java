package uk.rightsdesk.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces that travel inside the product and are embedded in letters, in the order in which they are asked for a
 * character. Their licences lie beside them.
 */
enum Typeface {
    REGULAR("Letter", 400, "NotoSans-Regular.ttf"),
    BOLD("Letter", 700, "NotoSans-Bold.ttf"),
    ARABIC("Letter Arabic", 400, "NotoSansArabic-Regular.ttf"),
    WIDE("Letter Wide", 400, "DejaVuSans.ttf"),
    EMOJI("Letter Emoji", 400, "NotoEmoji-Regular.ttf"),
    EAST_ASIAN("Letter East Asian", 400, "DroidSansFallbackFull.ttf");

    private static final int LAST_CODE_POINT = 0x2FFFF;

    private final String family;
    private final int weight;
    private final byte[] file;
    private final BitSet coverage;

    Typeface(String family, int weight, String fileName) {
        this.family = family;
        this.weight = weight;
        this.file = read(fileName);
        this.coverage = coverage(file);
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    /**
     * The font, parsed anew because a font under subsetting belongs to one document. Glyph substitution is off: PDFBox
     * would set ligatures such as "ti" that no character maps back to, and the text could not be read out or copied.
     */
    TrueTypeFont open() {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name(), e);
        }
    }

    /** The faces needed to set a text; always the regular and the bold one. */
    static Set<Typeface> neededFor(String text) {
        Set<Typeface> needed = EnumSet.of(REGULAR, BOLD);
        text.codePoints().distinct().forEach(character -> first(character).ifPresent(needed::add));
        return needed;
    }

    /**
     * The text in a form that these faces can set: composed (NFC), and a character that none of them has, or that has
     * no shape of its own, replaced by its number such as [U+0007], so that it is neither lost nor turned into a mark
     * that says nothing. The attached data keeps the original.
     */
    static String legible(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (composed.codePoints().allMatch(Typeface::isLegible)) {
            return composed;
        }
        StringBuilder legible = new StringBuilder(composed.length() + 64);
        composed.codePoints().forEach(character -> {
            if (isLegible(character)) {
                legible.appendCodePoint(character);
            } else {
                legible.append("[U+%04X]".formatted(character));
            }
        });
        return legible.toString();
    }

    private static boolean isLegible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE -> false;
            // Direction marks and joiners act on their neighbours and have no shape
            case Character.FORMAT -> true;
            default -> first(character).isPresent();
        };
    }

    private static Optional<Typeface> first(int character) {
        return Arrays.stream(values())
                .filter(face -> face.coverage.get(character))
                .findFirst();
    }

    private static byte[] read(String fileName) {
        try (InputStream font =
                Objects.requireNonNull(Typeface.class.getResourceAsStream("/letters/fonts/" + fileName))) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + fileName, e);
        }
    }

    private static BitSet coverage(byte[] file) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup(false);
            BitSet covered = new BitSet();
            for (int character = 0; character <= LAST_CODE_POINT; character++) {
                if (glyphs.getGlyphId(character) != 0) {
                    covered.set(character);
                }
            }
            return covered;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a font", e);
        }
    }
}
