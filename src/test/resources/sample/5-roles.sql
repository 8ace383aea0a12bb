-- What Rightsdesk notes in this system, in the transaction of the change itself: docs/operations.md, "A system of record".
CREATE SCHEMA rightsdesk;
CREATE TABLE rightsdesk.executed_plan (
    plan_id     uuid PRIMARY KEY,
    kind        text        NOT NULL,
    executed_at timestamptz NOT NULL,
    receipt     jsonb       NOT NULL
);
COMMENT ON TABLE rightsdesk.executed_plan IS 'Plans of Rightsdesk that were carried out here: a plan is carried out once.';
CREATE TABLE rightsdesk.anonymised_group (
    run_id       uuid   NOT NULL,
    rule         text   NOT NULL,
    group_values jsonb  NOT NULL,
    rows         bigint NOT NULL
);
CREATE INDEX anonymised_group_run ON rightsdesk.anonymised_group (run_id, rule);
COMMENT ON TABLE rightsdesk.anonymised_group IS 'Groups of a retention run until it is through and knows which are large enough to be kept.';

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
        GRANT DELETE ON support_message, experience_share TO rightsdesk_writer; -- retention rules
        GRANT INSERT ON experience_statistic TO rightsdesk_writer;
        GRANT INSERT ON restricted_account, consent, marketing_preference_change TO rightsdesk_writer;
        GRANT SELECT, INSERT ON rightsdesk.executed_plan TO rightsdesk_writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON rightsdesk.anonymised_group TO rightsdesk_writer;
    END IF;
END
$$;

-- The company's own applications. Row-level security keeps the data of a restricted account from all of them, whatever
-- they ask: the website, the sending to businesses, the reports and the mailer (UK GDPR Article 18(2)). Rightsdesk sees
-- every row: who is restricted has a right of access like everybody.
DO $$
DECLARE
    held text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sample_site') THEN
        RETURN;
    END IF;
    GRANT USAGE ON SCHEMA public TO sample_site, sample_sharing, sample_reports, sample_mailer;
    GRANT SELECT ON restricted_account, business TO sample_site, sample_sharing, sample_reports, sample_mailer;
    GRANT SELECT ON account, experience, experience_picture TO sample_site, sample_sharing;
    GRANT SELECT ON sharing_terms, experience_share TO sample_sharing;
    GRANT INSERT ON experience_share TO sample_sharing;
    GRANT SELECT ON experience, account_segment, site_visit TO sample_reports;
    GRANT SELECT ON account, consent, marketing_preference TO sample_mailer;

    FOREACH held IN ARRAY ARRAY['account', 'experience', 'experience_picture', 'experience_share', 'account_segment',
        'site_visit', 'consent', 'marketing_preference']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', held);
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rightsdesk_reader') THEN
            EXECUTE format('CREATE POLICY reader ON %I FOR SELECT TO rightsdesk_reader USING (true)', held);
        END IF;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rightsdesk_writer') THEN
            EXECUTE format('CREATE POLICY writer ON %I TO rightsdesk_writer USING (true)', held);
        END IF;
    END LOOP;
    FOREACH held IN ARRAY ARRAY['experience', 'account_segment', 'site_visit', 'consent', 'marketing_preference']
    LOOP
        EXECUTE format('CREATE POLICY unrestricted ON %1$I FOR SELECT'
            ' TO sample_site, sample_sharing, sample_reports, sample_mailer'
            ' USING (NOT EXISTS (SELECT FROM restricted_account r WHERE r.account_id = %1$I.account_id))', held);
    END LOOP;
    CREATE POLICY unrestricted ON account FOR SELECT TO sample_site, sample_sharing, sample_reports, sample_mailer
        USING (NOT EXISTS (SELECT FROM restricted_account r WHERE r.account_id = account.id));
    -- a picture or a sending is seen, and a sending made, where its experience is seen
    CREATE POLICY unrestricted ON experience_picture FOR SELECT TO sample_site, sample_sharing
        USING (EXISTS (SELECT FROM experience e WHERE e.id = experience_picture.experience_id));
    CREATE POLICY unrestricted ON experience_share TO sample_sharing
        USING (EXISTS (SELECT FROM experience e WHERE e.id = experience_share.experience_id));
END
$$;

-- The report about businesses: numbers of live and of anonymised experiences together; a group of fewer than five is not
-- shown (suppressed). Whoever asks sees it through row-level security: restricted experiences are not counted.
CREATE VIEW experience_report WITH (security_invoker = true) AS
SELECT business_id, rating, happened_in, sum(experiences)::bigint AS experiences
FROM (
    SELECT business_id, rating, date_trunc('year', happened_on)::date AS happened_in, 1::bigint AS experiences
    FROM experience
    UNION ALL
    SELECT business_id, rating, happened_in, experiences FROM experience_statistic
) counted
GROUP BY business_id, rating, happened_in
HAVING sum(experiences) >= 5;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'sample_reports') THEN
        GRANT SELECT ON experience_report, experience_statistic TO sample_reports;
    END IF;
END
$$;
