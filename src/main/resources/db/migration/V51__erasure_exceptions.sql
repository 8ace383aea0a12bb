-- Rows that an officer keeps out of an erasure, one by one (UK GDPR Article 17(3)).
create table erasure_exception (
    request_id uuid        not null references request,
    system     text        not null,
    table_name text        not null,
    row_key    text        not null,
    ground     text        not null
        check (ground in ('expression', 'legal-obligation', 'public-health', 'archiving', 'legal-claims', 'still-necessary')),
    -- of a sealed text the database sees the length only, 33 bytes more than the text's
    content    bytea       not null check (octet_length(content) > 33),
    kept_by    text        not null check (length(trim(kept_by)) > 0),
    kept_at    timestamptz not null,
    primary key (request_id, system, table_name, row_key)
);
comment on column erasure_exception.content is 'The reasons, sealed by the key of the request';
grant select, insert, update, delete on erasure_exception to ${application_role};
