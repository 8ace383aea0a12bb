@NullMarked
package uk.rightsdesk.clock;

import org.jspecify.annotations.NullMarked;
