/**
 * The lawful-ending check: proves of the models, by data-flow analysis, that no path from a start to an end event
 * leaves out what the law asks for before a request may end that way. What the law asks is data, in
 * {@code lawful/rules.yaml}.
 */
@NullMarked
package uk.rightsdesk.process.lawful;

import org.jspecify.annotations.NullMarked;
