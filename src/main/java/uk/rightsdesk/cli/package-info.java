/**
 * Commands that need no database and no engine. They start without Spring, and standard output holds their result only.
 */
@NullMarked
package uk.rightsdesk.cli;

import org.jspecify.annotations.NullMarked;
