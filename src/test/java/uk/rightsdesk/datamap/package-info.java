@NullMarked
package uk.rightsdesk.datamap;

import org.jspecify.annotations.NullMarked;
