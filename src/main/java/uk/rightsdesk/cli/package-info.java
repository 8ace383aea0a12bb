/** Commands that need no engine and start without Spring's context, so at once; they write their result only. */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
