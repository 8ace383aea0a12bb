-- Requests that one message opened share what is decided of who asks: nobody is asked twice.

alter table identity_record add column decided_with uuid;
comment on column identity_record.decided_with is
    'Request of the same message on whose page this was decided; null where it was decided on this one''s';
