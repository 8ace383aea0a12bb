/** Commands that need no database and no engine: they start without Spring, and write their result only. */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
