/** Which right does an email exercise? Rules held as data, and the words that made them say so. Pure Java. */
@NullMarked
package uk.rightsdesk.intake.classify;

import org.jspecify.annotations.NullMarked;
