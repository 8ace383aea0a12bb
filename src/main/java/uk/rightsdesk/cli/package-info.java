/** Commands that need no database and no engine: they start without Spring, and standard output is their result only. */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
