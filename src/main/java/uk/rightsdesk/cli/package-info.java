/** Commands that need no engine and no more of the desk than they use; they write their result only. */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
