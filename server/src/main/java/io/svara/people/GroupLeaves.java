package io.svara.people;

/** Filled by each module where a group has something that ends with it. Called in the transaction that removes the group. */
public interface GroupLeaves {

    void leaves(GroupId group);
}
