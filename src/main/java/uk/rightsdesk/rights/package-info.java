/** Fulfilment: what is common to all rights here, what one right alone means in its own sub-package. */
@NullMarked
package uk.rightsdesk.rights;

import org.jspecify.annotations.NullMarked;
