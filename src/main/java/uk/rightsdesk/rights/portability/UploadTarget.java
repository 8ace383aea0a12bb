package uk.rightsdesk.rights.portability;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import uk.rightsdesk.outbox.PermanentFailure;

/**
 * An address that data may be uploaded to: HTTPS, at a host of the allow-list, that is no address of the network that
 * Rightsdesk runs in. So no officer and no requester can have the desk call what only the desk can reach.
 */
final class UploadTarget {

    private UploadTarget() {}

    /**
     * @throws PermanentFailure {@code address-not-https}, {@code host-not-allowed}, {@code host-unknown} or
     *     {@code host-not-public}
     */
    static URI check(String address, PortabilityProperties properties) {
        URI target = parsed(address);
        String host = target.getHost();
        if (!"https".equalsIgnoreCase(target.getScheme()) || host == null || target.getRawUserInfo() != null) {
            throw new PermanentFailure("address-not-https");
        }
        if (!properties.uploadHosts().contains(host.toLowerCase(Locale.ROOT))) {
            throw new PermanentFailure("host-not-allowed");
        }
        try {
            for (InetAddress at : InetAddress.getAllByName(host)) {
                if (!isPublic(at) && !(properties.loopback() && at.isLoopbackAddress())) {
                    throw new PermanentFailure("host-not-public");
                }
            }
        } catch (UnknownHostException _) {
            throw new PermanentFailure("host-unknown");
        }
        return target;
    }

    private static URI parsed(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException _) {
            throw new PermanentFailure("address-not-https");
        }
    }

    private static boolean isPublic(InetAddress at) {
        byte[] bytes = at.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(at.isLoopbackAddress()
                || at.isAnyLocalAddress()
                || at.isLinkLocalAddress()
                || at.isSiteLocalAddress()
                || at.isMulticastAddress()
                || uniqueLocal
                || carrierGrade);
    }
}
