/**
 * Notices: the versions of the privacy notice, which was in force on a day, and how a new one is drafted, judged by a
 * second person, told to everyone concerned and put into force (UK GDPR Articles 12 to 14).
 */
@ApplicationModule(allowedDependencies = {"clock", "datamap", "decision", "delivery", "engine", "letter", "mailing"})
@NullMarked
package uk.rightsdesk.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
