-- A bundle is deleted a while after it was delivered; that it was there, and what became of it, stays known.
alter table bundle add column deleted_at timestamptz;
comment on column bundle.deleted_at is 'When its content was deleted after its period; null while it is kept';

grant delete on bundle_part to ${application_role};
grant update (deleted_at) on bundle to ${application_role};
