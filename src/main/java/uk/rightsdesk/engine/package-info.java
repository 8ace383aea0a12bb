/**
 * The only package that knows Camunda: deployment, typed workers with their outcome registry, messages, the guard of
 * the vocabulary. Nothing that identifies a person passes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "outbox")
package uk.rightsdesk.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
