/**
 * The declarative map of the systems of record, and what is done by it: finding a person, collecting their data, and
 * planning and carrying out what changes them.
 *
 * <p>The map (YAML, see {@code datamap.schema.json}) is the one place that says what is held about people, why, how
 * long and who receives it. SQL is made from it; nothing else in the product knows a table of a system of record.
 */
@ApplicationModule(allowedDependencies = {"vault"})
@NullMarked
package uk.rightsdesk.datamap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
