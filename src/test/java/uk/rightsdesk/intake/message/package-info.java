@NullMarked
package uk.rightsdesk.intake.message;

import org.jspecify.annotations.NullMarked;
