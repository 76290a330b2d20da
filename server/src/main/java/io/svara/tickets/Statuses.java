package io.svara.tickets;

/** What a new organisation needs before its first ticket. Filled inside the module. */
public interface Statuses {

    /** Makes the system statuses of the organisation in scope. */
    void addSystemStatuses();
}
