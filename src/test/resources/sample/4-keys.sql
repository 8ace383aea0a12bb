-- Foreign keys, indexes and the next number of each identity, once the rows are there.

ALTER TABLE restricted_account ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE account_segment ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE experience ADD FOREIGN KEY (account_id) REFERENCES account, ADD FOREIGN KEY (business_id) REFERENCES business;
ALTER TABLE experience_picture ADD FOREIGN KEY (experience_id) REFERENCES experience;
ALTER TABLE experience_share
    ADD FOREIGN KEY (experience_id) REFERENCES experience,
    ADD FOREIGN KEY (business_id) REFERENCES business,
    ADD FOREIGN KEY (sharing_terms_id) REFERENCES sharing_terms;
ALTER TABLE consent ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE marketing_preference ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE marketing_preference_change
    ADD FOREIGN KEY (account_id) REFERENCES account,
    ADD FOREIGN KEY (staff_id) REFERENCES staff;
ALTER TABLE cookie ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE site_visit ADD FOREIGN KEY (account_id) REFERENCES account, ADD FOREIGN KEY (cookie_id) REFERENCES cookie;
ALTER TABLE support_message
    ADD FOREIGN KEY (account_id) REFERENCES account,
    ADD FOREIGN KEY (experience_id) REFERENCES experience,
    ADD FOREIGN KEY (staff_id) REFERENCES staff;
ALTER TABLE login ADD FOREIGN KEY (account_id) REFERENCES account;

ALTER TABLE experience_statistic ADD FOREIGN KEY (business_id) REFERENCES business;

CREATE UNIQUE INDEX business_name_once ON business (name);
CREATE UNIQUE INDEX staff_work_email_once ON staff (lower(btrim(work_email)));
CREATE INDEX account_by_email ON account (lower(btrim(email)));
CREATE INDEX account_by_phone ON account (regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(00)?44(0)?', '0'));
CREATE INDEX experience_of_account ON experience (account_id);
CREATE INDEX experience_about_business ON experience (business_id);
CREATE INDEX experience_picture_of_experience ON experience_picture (experience_id);
CREATE INDEX experience_share_of_experience ON experience_share (experience_id);
CREATE INDEX experience_share_with_business ON experience_share (business_id);
CREATE INDEX consent_of_account ON consent (account_id);
CREATE INDEX marketing_preference_change_of_account ON marketing_preference_change (account_id);
CREATE INDEX cookie_of_account ON cookie (account_id);
CREATE INDEX site_visit_of_account ON site_visit (account_id);
CREATE INDEX support_message_of_account ON support_message (account_id);
CREATE INDEX site_visit_by_cookie ON site_visit (cookie_id);
CREATE INDEX support_message_about_experience ON support_message (experience_id);
CREATE INDEX support_message_with_staff ON support_message (staff_id);
CREATE INDEX marketing_preference_change_by_staff ON marketing_preference_change (staff_id);
CREATE INDEX login_of_account ON login (account_id);

SELECT setval(pg_get_serial_sequence('public.' || quote_ident(t.name), 'id'), greatest(1000000, current_setting('sample.accounts')::bigint * 100 + 1000))
FROM unnest(ARRAY['account', 'business', 'staff', 'sharing_terms', 'experience', 'experience_picture', 'experience_share',
    'experience_statistic', 'consent', 'marketing_preference_change', 'site_visit', 'support_message', 'login']) t (name);
