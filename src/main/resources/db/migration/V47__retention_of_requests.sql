-- Closed requests are deleted once their period is over (UK GDPR Article 5(1)(e)). What stays is a signed tombstone.

-- A request that a person says must be kept, as long as they say so: a claim is expected, a regulator asks.
create table request_hold (
    id          uuid primary key,
    request_id  uuid        not null references request,
    reasons     bytea       not null check (octet_length(reasons) > 33),
    held_by     text        not null check (length(trim(held_by)) > 0),
    held_at     timestamptz not null,
    released_by text        check (length(trim(released_by)) > 0),
    released_at timestamptz,
    check ((released_at is null) = (released_by is null))
);
create index request_hold_request on request_hold (request_id);
comment on column request_hold.reasons is 'Why it is kept: sealed by the key of the request';

-- Deletes rows and all that belongs to them, children first. What belongs is told by the foreign keys: a column that
-- may not be null makes a row a part of the row it points to, so it goes with it; one that may be null only mentions
-- it, so the mention goes. A table of a later release is covered without being named here.
create function retention_delete(target regclass, condition text) returns bigint language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    link  record;
    here  text;
    count bigint;
    gone  bigint := 0;
begin
    for link in
        select c.conrelid::regclass as child,
            string_agg(quote_ident(own.attname), ', ' order by k.place) as columns,
            string_agg(quote_ident(other.attname), ', ' order by k.place) as keys,
            string_agg(quote_ident(own.attname) || ' = null', ', ' order by k.place) as nothing,
            bool_and(own.attnotnull) as belongs
        from pg_constraint c
            cross join lateral unnest(c.conkey, c.confkey) with ordinality as k (own, other, place)
            join pg_attribute own on own.attrelid = c.conrelid and own.attnum = k.own
            join pg_attribute other on other.attrelid = c.confrelid and other.attnum = k.other
        where c.contype = 'f' and c.confrelid = target and c.conrelid <> target
        group by c.oid, c.conrelid
        order by bool_and(own.attnotnull), c.conrelid::regclass::text
    loop
        here := format('(%s) in (select %s from %s where %s)', link.columns, link.keys, target, condition);
        if link.belongs then
            gone := gone + retention_delete(link.child, here);
        else
            execute format('update %s set %s where %s', link.child, link.nothing, here);
        end if;
    end loop;
    execute format('delete from %s where %s', target, condition);
    get diagnostics count = row_count;
    return gone + count;
end $$;
revoke all on function retention_delete(regclass, text) from public;

-- The application role deletes no request; this does, with the owner's rights, where a tombstone stands for all of its
-- events. Messages go with the request, unless another request was opened by the same message.
create function retention_forget_request(gone uuid) returns bigint language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    rows bigint := 0;
begin
    if not exists (select from audit_tombstone where request_id = gone)
        or exists (select from request_event where request_id = gone) then
        raise exception 'a request is deleted only once a tombstone stands for all of its events'
            using errcode = 'insufficient_privilege';
    end if;
    update correspondence c set request_id = sibling.id from request sibling
        where c.request_id = gone and sibling.correspondence_id = c.id and sibling.id <> gone;
    delete from triage_decision where joins_request_id = gone;
    delete from content_key where (kind = 'REQUEST' and owner_id = gone)
        or (kind in ('MESSAGE', 'RAW_MESSAGE') and owner_id in (select id from correspondence where request_id = gone));
    rows := rows + retention_delete('correspondence', format('request_id = %L', gone));
    -- first: what lies with a second person is not to be changed, and these rows say that it does
    delete from decision where request_id = gone;
    return rows + retention_delete('request', format('id = %L', gone));
end $$;
revoke all on function retention_forget_request(uuid) from public;
grant execute on function retention_forget_request(uuid) to ${application_role};

-- by which the rows of one request are found among those of all
create index correspondence_suggested on correspondence (suggested_request_id) where suggested_request_id is not null;
create index mailbox_message_correspondence on mailbox_message (correspondence_id);
create index triage_decision_joins on triage_decision (joins_request_id) where joins_request_id is not null;
create index delivery_request on delivery (request_id);
create index complaint_about on complaint (about_request_id) where about_request_id is not null;
create index request_closed on request (id) where outcome is not null;

grant select, insert on request_hold to ${application_role};
grant update (released_by, released_at) on request_hold to ${application_role};
