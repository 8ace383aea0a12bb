@NullMarked
package uk.rightsdesk.intake.classify;

import org.jspecify.annotations.NullMarked;
