@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
