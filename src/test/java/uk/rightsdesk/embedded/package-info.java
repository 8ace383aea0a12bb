/**
 * The embedded stack: the real parts Rightsdesk works with, started without Docker for development
 * ({@code spring-boot:test-run}) and for the tests. Nothing here is for production.
 */
@NullMarked
package uk.rightsdesk.embedded;

import org.jspecify.annotations.NullMarked;
