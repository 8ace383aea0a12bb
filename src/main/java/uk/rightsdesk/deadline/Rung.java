package uk.rightsdesk.deadline;

/** A step of the reminder ladder. */
enum Rung {
    /** The due date is near. */
    REMINDER,
    /** The due date has passed: the answer is late. */
    OVERDUE,
    /** Nothing more to remind of, unless the ledger moves the due date. */
    NONE,
    /** The request is closed: nothing is left to watch. */
    CLOSED
}
