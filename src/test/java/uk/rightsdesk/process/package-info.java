/**
 * Tests of the processes on a real engine: every element and every flow of every model, told in the words of the
 * models, with the workers mocked. Written to the public API of Camunda Process Test alone.
 */
@NullMarked
package uk.rightsdesk.process;

import org.jspecify.annotations.NullMarked;
