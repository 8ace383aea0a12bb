/** The product as people meet it: the runnable jar on the embedded stack, real mail, Tasklist in a real browser. */
@NullMarked
package uk.rightsdesk.endtoend;

import org.jspecify.annotations.NullMarked;
