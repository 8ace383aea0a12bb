package uk.rightsdesk.intake.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest winmail.dat with words in it ([MS-OXTNEF]). */
final class TnefSample {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MESSAGE_LEVEL = 1;
    private static final int MAPI_PROPERTIES = 0x00069003;
    private static final int PLAIN_BODY = 0x1000_001E;

    private TnefSample() {}

    static byte[] withText(String text) {
        byte[] words = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        int padded = (words.length + 3) / 4 * 4;
        ByteBuffer properties = ByteBuffer.allocate(16 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(PLAIN_BODY)
                .putInt(1)
                .putInt(words.length)
                .put(words);
        byte[] value = properties.array();
        int checksum = 0;
        for (byte b : value) {
            checksum = (checksum + (b & 0xFF)) & 0xFFFF;
        }
        ByteBuffer head = ByteBuffer.allocate(15).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(SIGNATURE)
                .putShort((short) 1)
                .put((byte) MESSAGE_LEVEL)
                .putInt(MAPI_PROPERTIES)
                .putInt(value.length);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head.array());
        file.writeBytes(value);
        file.writeBytes(ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) checksum)
                .array());
        return file.toByteArray();
    }
}
