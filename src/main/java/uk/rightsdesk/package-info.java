/** Rightsdesk: each sub-package is one capability, a Spring Modulith module. */
@NullMarked
package uk.rightsdesk;

import org.jspecify.annotations.NullMarked;
