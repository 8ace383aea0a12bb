package uk.rightsdesk.intake.message;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads Authentication-Results (RFC 8601). Only the topmost header that bears the name of the company's own server
 * counts: that server removes those that strangers wrote in its name (RFC 8601, section 5). Alignment is strict, so no
 * list of public suffixes is needed: the domain that passed is the domain of the sender, or DMARC passed for it.
 */
final class AuthenticationResults {

    private AuthenticationResults() {}

    /**
     * @param headers the values, topmost first
     * @param server our server's authserv-id
     * @param senderAddress the one address in From
     */
    static boolean authenticate(List<String> headers, String server, String senderAddress) {
        String domain = domainOf(senderAddress);
        for (String header : headers) {
            List<String> statements = statements(header);
            String authservId = statements.getFirst().split(" ", 2)[0];
            if (authservId.equalsIgnoreCase(server)) {
                return statements.stream().skip(1).anyMatch(statement -> passes(statement, domain, senderAddress));
            }
        }
        return false;
    }

    private static boolean passes(String statement, String domain, String senderAddress) {
        String[] words = statement.toLowerCase(Locale.ROOT).split(" ");
        String method = words[0].replaceFirst("/\\d+=", "=");
        return switch (method) {
            case "spf=pass" -> names(words, "smtp.mailfrom=", domain);
            case "dkim=pass" -> names(words, "header.d=", domain);
            // the sender proved to our own server who they are (RFC 8601, section 2.7.4)
            case "auth=pass" -> namesExactly(words, "smtp.auth=" + senderAddress.toLowerCase(Locale.ROOT));
            case "dmarc=pass" -> names(words, "header.from=", domain);
            default -> false;
        };
    }

    private static boolean namesExactly(String[] words, String property) {
        return Stream.of(words).filter(word -> word.startsWith("smtp.auth=")).allMatch(property::equals)
                && List.of(words).contains(property);
    }

    private static boolean names(String[] words, String property, String domain) {
        boolean named = false;
        for (String word : words) {
            if (word.startsWith(property)) {
                if (named || !domainOf(word.substring(property.length())).equals(domain)) {
                    return false;
                }
                named = true;
            }
        }
        return named;
    }

    /** Splits at semicolons, leaving out comments; what stands in quotes is taken as it is, its quotes left out. */
    private static List<String> statements(String header) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && comment == 0) {
                quoted = !quoted;
            } else if (quoted) {
                // what a stranger may have put in quotes must not look like a statement or a property of its own
                statement.append(Character.isWhitespace(c) || c == '=' ? '_' : c);
            } else if (c == '(') {
                comment++;
            } else if (c == ')') {
                comment = Math.max(0, comment - 1);
            } else if (comment == 0 && c == ';') {
                statements.add(tidy(statement));
                statement.setLength(0);
            } else if (comment == 0) {
                statement.append(c);
            }
        }
        statements.add(tidy(statement));
        return statements;
    }

    private static String tidy(StringBuilder statement) {
        return statement
                .toString()
                .replaceAll("\\s*=\\s*", "=")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String domainOf(String addressOrDomain) {
        String domain = addressOrDomain.substring(addressOrDomain.lastIndexOf('@') + 1);
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }
}
