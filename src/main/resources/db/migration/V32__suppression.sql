-- Who must never be sent direct marketing again (UK GDPR Article 21(3)). It outlives the erasure of everything else.

create table suppression (
    contact_hash  bytea       not null check (length(contact_hash) = 37),
    key_id        uuid        not null,
    normalisation smallint    not null,
    source        text        not null check (source in ('request', 'one-click')),
    suppressed_at timestamptz not null,
    primary key (contact_hash, key_id, normalisation)
);
comment on table suppression is 'Asked before every marketing send and for nothing else';
comment on column suppression.contact_hash is 'HMAC-SHA-256 of the normalised address or number, behind the five bytes by which Tink names a key';
comment on column suppression.key_id is 'The key of the hash: content_key of kind SUPPRESSION';
comment on column suppression.normalisation is 'The version of how the address was brought into one form';

-- the desk may ask and add; nothing it does takes anybody off
grant select, insert on suppression to ${application_role};
