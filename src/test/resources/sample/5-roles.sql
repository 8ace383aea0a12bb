-- What Rightsdesk notes in this system, in the transaction of the change itself: docs/operations.md, "A system of record".
CREATE SCHEMA rightsdesk;
CREATE TABLE rightsdesk.executed_plan (
    plan_id     uuid PRIMARY KEY,
    kind        text        NOT NULL,
    executed_at timestamptz NOT NULL,
    receipt     jsonb       NOT NULL
);
COMMENT ON TABLE rightsdesk.executed_plan IS 'Plans of Rightsdesk that were carried out here: a plan is carried out once.';
CREATE TABLE rightsdesk.changed_rows (
    plan_id    uuid   NOT NULL,
    step       int    NOT NULL,
    page       bigint NOT NULL,
    table_name text   NOT NULL,
    action     text   NOT NULL,
    row_keys   text[] NOT NULL,
    PRIMARY KEY (plan_id, step, page)
);
COMMENT ON TABLE rightsdesk.changed_rows IS 'Keys of the rows that an erasure changed, until they are in the ledger of Rightsdesk.';

-- Rightsdesk reads with one role that can do nothing else, and changes with another that can change no more than the
-- data map says. Whoever creates the roles decides how they sign in; here they are only given what they may.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rightsdesk_reader') THEN
        GRANT USAGE ON SCHEMA public TO rightsdesk_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO rightsdesk_reader;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO rightsdesk_reader;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rightsdesk_writer') THEN
        GRANT USAGE ON SCHEMA public, rightsdesk TO rightsdesk_writer;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO rightsdesk_writer;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO rightsdesk_writer;
        GRANT DELETE ON account, account_segment, experience, experience_picture, marketing_preference, cookie,
            site_visit, login, restricted_account, staff TO rightsdesk_writer;
        GRANT UPDATE ON account, experience, experience_picture, marketing_preference, support_message, staff
            TO rightsdesk_writer;
        GRANT UPDATE (cookie_id) ON site_visit TO rightsdesk_writer;
        GRANT INSERT ON restricted_account, consent, marketing_preference_change TO rightsdesk_writer;
        GRANT SELECT, INSERT ON rightsdesk.executed_plan TO rightsdesk_writer;
        GRANT SELECT, INSERT, DELETE ON rightsdesk.changed_rows TO rightsdesk_writer;
    END IF;
END
$$;
