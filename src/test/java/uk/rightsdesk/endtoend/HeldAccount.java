package uk.rightsdesk.endtoend;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account of a test's own in the system of record: a message and a picture that tell of somebody else, and as many
 * sign-ins as wanted.
 *
 * @param id beyond those of the sample
 * @param email of the person
 * @param givenName of the person
 * @param familyName of the person
 * @param other name of somebody else, which must not be given
 */
record HeldAccount(long id, String email, String givenName, String familyName, String other) {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 240;

    /** Where a chunk may stand in a PNG: after its signature and header. */
    private static final int AFTER_HEADER = 33;

    /** Adds it. */
    void open(JdbcClient sample, int signIns) throws IOException {
        sample.sql("""
                        insert into account (id, email, given_name, family_name, address_line_1, town, postcode, date_of_birth, status, opened_at)
                        values (?, ?, ?, ?, '9 Sample Rise', 'Northwick', 'M99 7ZZ', '1980-02-03', 'active', '2025-02-03')
                        """).params(id, email, givenName, familyName).update();
        sample.sql("""
                        insert into experience (id, account_id, business_id, title, body, rating, happened_on, submitted_at)
                        values (?, ?, 7, 'Late parcel', 'It came late.', 2, '2026-03-01', '2026-03-02')
                        """).params(id, id).update();
        sample.sql("""
                        insert into experience_picture (id, experience_id, file_name, media_type, content, uploaded_at)
                        values (?, ?, 'doorbell.png', 'image/png', ?, '2026-03-02')
                        """).params(id, id, picture()).update();
        sample.sql("""
                        insert into support_message (id, account_id, experience_id, direction, staff_id, subject, body, sent_at) values
                        (?, ?, ?, 'from person', null, 'Where is it', 'I am still waiting.', '2026-03-03'),
                        (?, ?, ?, 'internal note', 1, 'Parcel', ?, '2026-03-04')
                        """)
                .params(id, id, id, id + 1, id, id, "We rang " + other + " next door, who took it in.")
                .update();
        sample.sql("""
                        insert into login (account_id, succeeded, method, ip_address, device, logged_in_at)
                        select ?, true, 'password', '203.0.113.9', 'Laptop, Firefox', timestamptz '2026-01-01' + n * interval '1 minute'
                        from generate_series(1, ?) n
                        """).params(id, signIns).update();
    }

    /** The other's name in its upper half to be seen, and in a comment that nobody sees. */
    private byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        drawing.setColor(Color.BLUE);
        drawing.setFont(drawing.getFont().deriveFont(30f));
        drawing.drawString(other, 20, HEIGHT / 4);
        drawing.drawString("Parcel, 1 March", 20, HEIGHT * 3 / 4);
        drawing.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        byte[] bytes = png.toByteArray();
        ByteArrayOutputStream commented = new ByteArrayOutputStream();
        commented.write(bytes, 0, AFTER_HEADER);
        commented.write(comment("Comment\0" + other));
        commented.write(bytes, AFTER_HEADER, bytes.length - AFTER_HEADER);
        return commented.toByteArray();
    }

    private static byte[] comment(String text) throws IOException {
        byte[] chunk = ("tEXt" + text).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(chunk);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(chunk.length - 4);
        out.write(chunk);
        out.writeInt((int) sum.getValue());
        return bytes.toByteArray();
    }
}
