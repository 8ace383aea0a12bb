@NullMarked
package uk.rightsdesk.delivery;

import org.jspecify.annotations.NullMarked;
