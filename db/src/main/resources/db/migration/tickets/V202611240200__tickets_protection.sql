-- How its writer has signed or encrypted a received message. Null where that was not done, and of messages from before.
alter table message add column protection text
    check (protection in ('signed-smime', 'signed-pgp', 'encrypted-smime', 'encrypted-pgp'));
