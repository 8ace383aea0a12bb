package uk.rightsdesk.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Connections to the mail server that Spring Mail is set up for, used for one email after the other: making one takes
 * longer than sending an email over it. One that nobody uses is closed soon, and one that failed at once.
 */
@Component
class SmtpConnections implements AutoCloseable {

    /** Well within the five minutes that RFC 5321 (4.5.3.2.7) has a server wait. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final GenericObjectPool<Transport> pool;

    SmtpConnections(JavaMailSenderImpl sender) {
        var config = new GenericObjectPoolConfig<Transport>();
        config.setMaxTotal(-1); // as many as the outbox has threads
        config.setTestOnBorrow(true);
        config.setMinEvictableIdleDuration(KEPT);
        config.setTimeBetweenEvictionRuns(KEPT);
        config.setJmxEnabled(false);
        this.pool = new GenericObjectPool<>(new Connecting(sender), config);
    }

    /** Something done over a connection. */
    @FunctionalInterface
    interface Use {
        void with(Transport transport) throws MessagingException;
    }

    /** @throws MessagingException when the server is not reached, does not let us in, or does not take what is sent */
    void use(Use use) throws MessagingException {
        Transport transport = borrowed();
        try {
            use.with(transport);
        } catch (MessagingException | RuntimeException failure) {
            discard(transport);
            throw failure;
        }
        pool.returnObject(transport);
    }

    private Transport borrowed() throws MessagingException {
        try {
            return pool.borrowObject();
        } catch (MessagingException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new MessagingException("no connection to the mail server", failure);
        }
    }

    private void discard(Transport transport) {
        try {
            pool.invalidateObject(transport);
        } catch (Exception alreadyGone) {
            // what it was used for has failed and is told
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Connecting extends BasePooledObjectFactory<Transport> {

        private final JavaMailSenderImpl sender;

        Connecting(JavaMailSenderImpl sender) {
            this.sender = sender;
        }

        @Override
        public Transport create() throws MessagingException {
            String protocol = sender.getProtocol();
            Transport transport = sender.getSession().getTransport(protocol == null ? "smtp" : protocol);
            transport.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            return transport;
        }

        @Override
        public PooledObject<Transport> wrap(Transport transport) {
            return new DefaultPooledObject<>(transport);
        }

        /** Asks the server. */
        @Override
        public boolean validateObject(PooledObject<Transport> pooled) {
            return pooled.getObject().isConnected();
        }

        @Override
        public void destroyObject(PooledObject<Transport> pooled) throws MessagingException {
            pooled.getObject().close();
        }
    }
}
