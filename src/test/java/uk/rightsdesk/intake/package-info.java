@NullMarked
package uk.rightsdesk.intake;

import org.jspecify.annotations.NullMarked;
