/**
 * The answer as one archive and the page where its requester fetches it: a link that arrives by email, a code that
 * arrives apart from it, and half an hour to download. Neither token nor code is kept in a form that opens anything.
 */
@NamedInterface("download")
@NullMarked
package uk.rightsdesk.delivery.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
