/** Notices: the versions of the privacy notice, and which was in force on a day (UK GDPR Articles 12 to 14). */
@ApplicationModule(allowedDependencies = {"clock", "letter"})
@NullMarked
package uk.rightsdesk.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
