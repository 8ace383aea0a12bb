/**
 * Safe storage of content: what people wrote, what is held about them, what was written to them. Each message and each
 * request has a data key of its own, kept wrapped by a master key that only the environment knows. Destroying a data
 * key destroys its content, wherever copies of the rows are.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.rightsdesk.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
