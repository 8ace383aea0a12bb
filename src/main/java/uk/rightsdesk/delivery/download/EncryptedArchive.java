package uk.rightsdesk.delivery.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * An archive in an archive, encrypted with AES-256 (WinZip's AE-2): what it holds, the names of its files too, shows
 * only to who has the password.
 */
final class EncryptedArchive {

    /** Without what is misread or misheard: told by telephone, read from paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private EncryptedArchive() {}

    /** A password of 98 random bits in groups of four, to be spelt. */
    static String freshPassword(SecureRandom random) {
        List<String> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            StringBuilder letters = new StringBuilder();
            for (int letter = 0; letter < GROUP; letter++) {
                letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            groups.add(letters.toString());
        }
        return String.join("-", groups);
    }

    /** @param fileName of the archive inside */
    static byte[] of(String fileName, byte[] archive, String password) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(fileName);
        parameters.setCompressionMethod(CompressionMethod.STORE);
        parameters.setEntrySize(archive.length);
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, password.toCharArray())) {
            zip.putNextEntry(parameters);
            zip.write(archive);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
