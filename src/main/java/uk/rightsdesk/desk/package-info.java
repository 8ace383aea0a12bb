/**
 * The desk's own web pages: the list of requests, each request's page, and the page of each task, which Tasklist shows
 * inside the task. Staff see personal data here and nowhere in the engine.
 */
@NullMarked
package uk.rightsdesk.desk;

import org.jspecify.annotations.NullMarked;
