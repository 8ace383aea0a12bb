package uk.rightsdesk.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;

/**
 * GreenMail that also takes mail from the null sender, as bounces and automatic replies come (RFC 5321, 4.5.5);
 * GreenMail by itself answers their first recipient with 503.
 */
final class SmtpAndImap extends GreenMail {

    SmtpAndImap(String host, int smtpPort, int imapPort) {
        super(new ServerSetup[] {
            new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, host, ServerSetup.PROTOCOL_IMAP)
        });
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers shared) {
        Map<String, AbstractServer> services = super.createServices(config, shared);
        for (ServerSetup setup : config) {
            if (setup.getProtocol().equals(ServerSetup.PROTOCOL_SMTP)) {
                services.put(ServerSetup.PROTOCOL_SMTP, new NullSenderServer(setup, shared));
            }
        }
        return services;
    }

    private static final class NullSenderServer extends SmtpServer {

        private final SmtpManager manager;

        NullSenderServer(ServerSetup setup, Managers shared) {
            super(setup, shared);
            this.manager = shared.getSmtpManager();
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new NullSenderCommands(), manager, client);
        }
    }

    private static final class NullSenderCommands extends SmtpCommandRegistry {

        @Override
        public SmtpCommand getCommand(String name) {
            return name.equalsIgnoreCase("MAIL") ? new NullSenderMailCommand() : super.getCommand(name);
        }
    }

    private static final class NullSenderMailCommand extends MailCommand {

        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            super.execute(connection, state, manager, line);
            if (line.matches("(?i)MAIL FROM:\\s*<>.*")) {
                state.getMessage().setReturnPath(new MailAddress(""));
            }
        }
    }
}
