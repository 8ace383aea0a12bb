/** Commands: those that need no database and no engine start without Spring. They write their result only. */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
