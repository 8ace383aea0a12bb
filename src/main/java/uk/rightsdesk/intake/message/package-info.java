/** What an email says: raw bytes in, values out. Pure Java; nothing here may fail on what a stranger sends. */
@NullMarked
package uk.rightsdesk.intake.message;

import org.jspecify.annotations.NullMarked;
