-- For other modules: who is in which living group. The caller's own walls apply.
create view group_membership with (security_invoker = true) as
select member.organization_id, member.group_id, member.agent_id
from agent_group_member member
         join agent_group g on g.organization_id = member.organization_id and g.id = member.group_id
where g.removed_at is null;
grant select on group_membership to svara_application;
