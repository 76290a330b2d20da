-- what a delivery report says in fixed words, so that it can be shown in the reader's language;
-- delayed: taken by the relay, and not there yet, as a server on the way says
alter table message
    add column delivery_reason text,
    add column delivery_recipients text[],
    drop constraint message_delivery_state_check,
    add constraint message_delivery_state_check
        check (delivery_state in ('scheduled', 'queued', 'sent', 'kept', 'delayed', 'failed', 'bounced'));
