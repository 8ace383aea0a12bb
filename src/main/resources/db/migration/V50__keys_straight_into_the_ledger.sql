-- Keys of erased rows go straight into the ledger, committed just before the system of record commits. What an attempt
-- noted that the system did not commit is deleted by the next; what was carried out stays.
alter table erasure_ledger drop constraint erasure_ledger_plan_id_system_fkey;
alter table erasure_ledger add foreign key (plan_id) references erased_plan;
-- keys of rows hardly compress, and the attempt costs more than the room
alter table erasure_ledger alter column row_keys set storage external;
grant delete on erasure_ledger to ${application_role};
