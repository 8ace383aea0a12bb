/** The sample system of record: a company's database of customer experiences, for development, tests and benchmarks. */
@NullMarked
package uk.rightsdesk.sample;

import org.jspecify.annotations.NullMarked;
